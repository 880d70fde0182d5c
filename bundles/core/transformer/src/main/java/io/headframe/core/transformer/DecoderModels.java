package io.headframe.core.transformer;

import ai.djl.ndarray.NDManager;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.internal.TransformerModel;

/**
 * Makes models of parts that the caller assembled, for example of weights that are being trained. Whoever computes with
 * such a model while PyTorch records gets logits with a graph that reaches back to the arrays of the parts.
 * No kernel computes for it: all runs in PyTorch.
 */
public final class DecoderModels {

  private DecoderModels() {}

  /**
   * A model of parts.
   *
   * @param decoder the parts; their arrays belong to the caller and may change between calls of the model
   * @param tokenizer belongs to the model from here on
   * @param digest what identifies the parts, SHA-256 in hexadecimal
   * @param memory owns what the model computes; the model closes it
   * @return the model, which the caller closes
   */
  public static DecoderModel of(Decoder decoder, Tokenizer tokenizer, String digest, NDManager memory) {
    return TransformerModel.of(decoder, tokenizer, digest, memory);
  }
}
