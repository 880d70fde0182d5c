package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;

/** Weights of attention heads and an empty embedding. */
final class HeadsOnly implements ModelWeights {

  private final List<AttentionWeights> layers;
  private final NDArray embedding;

  HeadsOnly(List<AttentionWeights> layers, NDManager memory) {
    this.layers = layers;
    this.embedding = memory.create(0f);
  }

  @Override
  public NDArray embedding() {
    return embedding;
  }

  @Override
  public Optional<NDArray> positionEmbedding() {
    return Optional.empty();
  }

  @Override
  public NDArray unembedding() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<NDArray> unembeddingBias() {
    return Optional.empty();
  }

  @Override
  public Optional<NormWeights> finalNorm() {
    return Optional.empty();
  }

  @Override
  public AttentionWeights attention(int layer) {
    return layers.get(layer);
  }

  @Override
  public NeuronWeights neurons(int layer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // The test owns the arrays.
  }
}
