package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.transformer.fused.FusedLinear;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * y = x Wᵀ (+ b). Immutable; the arrays belong to the model. Weights are 32-bit floats, or 8-bit integers with one
 * factor for each row, which kernels read as they are and other passes turn into floats each time.
 */
public final class Linear {

  private final NDArray weight;
  /** [out, 1]; null for 32-bit weights. */
  private final NDArray scales;
  private final NDArray bias;
  /** Of 8-bit weights made when somebody looks at them. */
  private NDArray transposed;

  /**
   * @param weight [out, in], 32-bit floats; best with its elements in this order, since kernels need a copy of any
   *     other
   * @param bias [out], or null for none
   */
  public Linear(NDArray weight, NDArray bias) {
    this(weight, null, bias);
    this.transposed = weight.transpose();
  }

  private Linear(NDArray weight, NDArray scales, NDArray bias) {
    this.weight = weight;
    this.scales = scales;
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

  /**
   * The map with weights rounded to 8 bits: in each row multiples of its greatest absolute value divided by 127.
   *
   * @param memory owns the new weights; the bias stays where it is
   */
  public Linear rounded(NDManager memory) {
    QuantizedRows rows = QuantizedRows.of(weight);
    NDArray integers = memory.create(rows.values(), weight.getShape(), DataType.INT8);
    return new Linear(integers, memory.create(rows.scales(), new Shape(rows.scales().length, 1)), bias);
  }

  /** Frees the weights, for whoever made them and has {@link #rounded} them. */
  void closeWeights() {
    transposed.close();
    weight.close();
  }

  /** Whether an array is where the weights stand. */
  boolean standsOn(NDArray array) {
    return weight == array;
  }

  /** The matrix that inputs are multiplied with, x · matrix: [in, out]. The model's own; do not change it. */
  public NDArray matrix() {
    if (transposed == null) {
      transposed = floats().transpose();
    }
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
    if (transposed != null) {
      return addBias(x.matMul(transposed));
    }
    try (NDArray floats = floats(); NDArray turned = floats.transpose()) {
      return addBias(x.matMul(turned));
    }
  }

  private NDArray floats() {
    return weight.toType(DataType.FLOAT32, true).muli(scales);
  }

  /**
   * The same map over the same memory for a kernel.
   *
   * @return empty where the memory of the weights cannot be reached
   */
  public Optional<FusedLinear> fuse(KernelOperations operations) {
    return NativeMemory.of(weight).map(memory -> new FusedLinear(matrix(memory, operations), NativeMemory.copy(bias)));
  }

  private Matrix matrix(ByteBuffer memory, KernelOperations operations) {
    int out = Math.toIntExact(weight.getShape().get(0));
    int in = Math.toIntExact(weight.getShape().get(1));
    return scales == null
        ? operations.matrix(memory, out, in)
        : operations.matrix(memory, scales.toFloatArray(), out, in);
  }

  /** Adds the bias alone to [..., out]. */
  NDArray addBias(NDArray y) {
    return bias == null ? y : y.add(bias);
  }

  /** The weights of each of several equal parts of the input: [parts, in / parts, out], owned by {@code scope}. */
  NDArray splitInput(int parts, NDManager scope) {
    NDArray matrix = matrix();
    NDArray split = matrix.reshape(parts, matrix.getShape().get(0) / parts, matrix.getShape().get(1));
    split.attach(scope);
    return split;
  }
}
