package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The weights of a model, each with the axes that the literature gives it: rows are multiplied from the left, so that
 * {@code x.matMul(weights.head(5, 1).query())} are the queries of inputs x [..., model].
 *
 * <pre>
 * try (ModelWeights weights = model.weights()) {
 *   FactoredMatrix ov = weights.head(1, 0).ov();                                  // W_V W_O: [model, model]
 *   NDArray copied = ov.apply(weights.embedding()).matMul(weights.unembedding()); // [vocabulary, vocabulary]
 * }
 * </pre>
 *
 * <p>The arrays are 32-bit views of the model's own memory, not copies; leave their elements as they are. The
 * arrays that are handed out, and what is computed with one of them as the first operand, belong to this object: they
 * are valid until it is closed, and it is closed with the model at the latest. Used by one thread at a time.
 */
@ProviderType
public interface ModelWeights extends AutoCloseable {

  /** Token embedding, {@code W_E}: [vocabulary, model]. */
  NDArray embedding();

  /** Learned position embedding, {@code W_pos}: [position, model]; empty where attention encodes positions. */
  Optional<NDArray> positionEmbedding();

  /** Unembedding, {@code W_U}: [model, vocabulary]. It may be the embedding's own memory. */
  NDArray unembedding();

  /** Bias of the logits, {@code b_U}: [vocabulary]. */
  Optional<NDArray> unembeddingBias();

  /** Gain and bias before the unembedding; empty where there is no normalisation, or neither gain nor bias. */
  Optional<NormWeights> finalNorm();

  /**
   * The attention heads of a layer.
   *
   * @param layer from 0
   * @throws IndexOutOfBoundsException if there is no such layer
   * @throws io.headframe.core.error.HeadframeException if the layer mixes positions with something that has no heads
   *     with such weights
   */
  AttentionWeights attention(int layer);

  /**
   * The feed-forward part of a layer.
   *
   * @param layer from 0
   * @throws IndexOutOfBoundsException if there is no such layer
   * @throws io.headframe.core.error.HeadframeException if the layer has no feed-forward part, or one without neurons
   */
  NeuronWeights neurons(int layer);

  /**
   * One attention head.
   *
   * @param layer from 0
   * @param head from 0 within the layer
   * @throws IndexOutOfBoundsException if there is no such head
   * @throws io.headframe.core.error.HeadframeException as {@link #attention}
   */
  default HeadWeights head(int layer, int head) {
    return attention(layer).heads().get(head);
  }

  /** Frees the views and what was computed from them; the model keeps its weights. A second call does nothing. */
  @Override
  void close();
}
