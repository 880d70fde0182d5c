package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Tensor;

/** An activation as whoever computed it left it, in native memory or Java's, and in the other once it is asked for. */
final class Captured {

  private NDArray array;
  private Tensor tensor;

  private Captured(NDArray array, Tensor tensor) {
    this.array = array;
    this.tensor = tensor;
  }

  static Captured of(NDArray array) {
    return new Captured(array, null);
  }

  static Captured of(Tensor tensor) {
    return new Captured(null, tensor);
  }

  /** Gives native memory to an owner, if there is any. */
  void attach(NDManager memory) {
    if (array != null) {
      array.attach(memory);
    }
  }

  /** @param memory owns the array if it is made now */
  NDArray array(NDManager memory) {
    if (array == null) {
      array = memory.create(tensor.data(), new Shape(tensor.shape()));
    }
    return array;
  }

  Tensor tensor() {
    if (tensor == null) {
      tensor = Tensor.copyOf(array);
    }
    return tensor;
  }
}
