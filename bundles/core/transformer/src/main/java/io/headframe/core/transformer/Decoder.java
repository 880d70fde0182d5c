package io.headframe.core.transformer;

import ai.djl.ndarray.NDManager;
import io.headframe.core.model.ModelConfig;
import java.util.List;

/**
 * The parts of a decoder: embedding → blocks → normalisation → unembedding.
 *
 * @param config the sizes
 * @param embedding tokens and positions to the residual stream
 * @param blocks one for each layer
 * @param finalNorm before the unembedding; null for none
 * @param unembedding residual stream to logits
 */
public record Decoder(
    ModelConfig config,
    Embedding embedding,
    List<Block> blocks,
    Normalization finalNorm,
    Linear unembedding) {

  /**
   * The decoder with the weights of its linear maps rounded to 8 bits: in each row multiples of its greatest absolute
   * value divided by 127. Embeddings and parts that are made otherwise stay as they are.
   *
   * @param memory owns the new weights; those that they were made of are freed, so that this decoder cannot be used
   */
  public Decoder rounded(NDManager memory) {
    return new RoundedDecoder(memory, embedding).of(this);
  }

  /** Copies the list. */
  public Decoder {
    blocks = List.copyOf(blocks);
  }
}
