package io.headframe.transform.foldnorms.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.Linear;

/**
 * A copy of a linear map that is changed step by step and then handed over. What the steps need meanwhile is freed when
 * it is closed.
 */
final class LinearCopy implements AutoCloseable {

  private final NDManager scratch;
  /** [out, in]. */
  private NDArray weight;
  /** [out], or null for none. */
  private NDArray bias;

  /**
   * @param original stays as it is
   * @param memory of the new model
   */
  LinearCopy(Linear original, NDManager memory) {
    this.scratch = memory.newSubManager();
    NDArray view = original.matrix().transpose();
    view.attach(scratch);
    this.weight = view.duplicate();
    this.bias = original.bias().map(this::copy).orElse(null);
  }

  /** Takes the gain and bias of a norm into the map: n ⊙ g + b is read no longer, n is. */
  void absorb(AffineNormalization norm) {
    norm.bias().ifPresent(shift -> addToBias(weight.matMul(shift)));
    norm.gain().ifPresent(gain -> weight = weight.mul(gain));
  }

  /** The bias, which the map then lacks: [out]; null for none. Freed with this object. */
  NDArray takeBias() {
    NDArray taken = bias;
    bias = null;
    return taken;
  }

  /** Adds what the map makes of a constant input, [in], to its bias. */
  void absorbInput(NDArray constant) {
    addToBias(weight.matMul(constant));
  }

  /** Subtracts the mean over the outputs from each column of the weight and from the bias. */
  void centreOutput() {
    weight = weight.sub(weight.mean(new int[] {0}, true));
    bias = bias == null ? null : bias.sub(bias.mean());
  }

  /** The changed map, whose arrays {@code memory} owns from now on. */
  Linear handOver(NDManager memory) {
    weight.attach(memory);
    if (bias != null) {
      bias.attach(memory);
    }
    return new Linear(weight, bias);
  }

  @Override
  public void close() {
    scratch.close();
  }

  private void addToBias(NDArray added) {
    bias = bias == null ? added : bias.add(added);
  }

  private NDArray copy(NDArray array) {
    NDArray copy = array.duplicate();
    copy.attach(scratch);
    return copy;
  }
}
