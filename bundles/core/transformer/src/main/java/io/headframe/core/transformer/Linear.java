package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** y = x Wᵀ (+ b). Immutable; the arrays belong to the model. */
public final class Linear {

  private final NDArray transposed;
  private final NDArray bias;

  /**
   * @param weight [out, in]
   * @param bias [out], or null for none
   */
  public Linear(NDArray weight, NDArray bias) {
    this.transposed = weight.transpose();
    this.bias = bias;
  }

  /** The matrix that inputs are multiplied with, x · matrix: [in, out]. The model's own; do not change it. */
  public NDArray matrix() {
    return transposed;
  }

  /** What is added: [out]. The model's own; do not change it. */
  public Optional<NDArray> bias() {
    return Optional.ofNullable(bias);
  }

  /**
   * @param x [..., in]
   * @return [..., out], with the owner of {@code x}
   */
  public NDArray apply(NDArray x) {
    return addBias(x.matMul(transposed));
  }

  /** Adds the bias alone to [..., out]. */
  NDArray addBias(NDArray y) {
    return bias == null ? y : y.add(bias);
  }

  /** The weights of each of several equal parts of the input: [parts, in / parts, out], owned by {@code scope}. */
  NDArray splitInput(int parts, NDManager scope) {
    long in = transposed.getShape().get(0);
    long out = transposed.getShape().get(1);
    NDArray split = transposed.reshape(parts, in / parts, out);
    split.attach(scope);
    return split;
  }
}
