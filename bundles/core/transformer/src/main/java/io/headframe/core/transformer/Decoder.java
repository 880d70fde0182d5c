package io.headframe.core.transformer;

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

  /** Copies the list. */
  public Decoder {
    blocks = List.copyOf(blocks);
  }
}
