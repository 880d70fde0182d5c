package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.transformer.fused.FusedLinear;
import java.util.Optional;

/** y = x Wᵀ (+ b). Immutable; the arrays belong to the model. */
public final class Linear {

  private final NDArray weight;
  private final NDArray transposed;
  private final NDArray bias;

  /**
   * @param weight [out, in]; best with its elements in this order, since kernels need a copy of any other
   * @param bias [out], or null for none
   */
  public Linear(NDArray weight, NDArray bias) {
    this.weight = weight;
    this.transposed = weight.transpose();
    this.bias = bias;
  }

  /**
   * A map whose weights stand the other way round. They are copied into the order that kernels read.
   *
   * @param matrix [in, out]; freed
   * @param bias [out], or null for none
   */
  public static Linear ofTurned(NDArray matrix, NDArray bias) {
    long in = matrix.getShape().get(0);
    long out = matrix.getShape().get(1);
    try (matrix; NDArray turned = matrix.transpose(); NDArray flat = turned.reshape(in * out)) {
      return new Linear(flat.reshape(out, in), bias);
    }
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

  /**
   * The same map over the same memory for a kernel.
   *
   * @return empty where the memory of the weights cannot be reached
   */
  public Optional<FusedLinear> fuse(KernelOperations operations) {
    int out = Math.toIntExact(weight.getShape().get(0));
    int in = Math.toIntExact(weight.getShape().get(1));
    return NativeMemory.of(weight)
        .map(memory -> new FusedLinear(operations.matrix(memory, out, in), NativeMemory.copy(bias)));
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
