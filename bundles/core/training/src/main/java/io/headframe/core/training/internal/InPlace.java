package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Changes of arrays that others are views of. */
public final class InPlace {

  private InPlace() {}

  /**
   * Copies numbers into the memory of an array. DJL's {@code set} of a buffer gives the array other memory, and its
   * views keep the old.
   */
  public static void set(NDArray array, NDArray numbers) {
    array.set(new NDIndex("..."), numbers);
  }
}
