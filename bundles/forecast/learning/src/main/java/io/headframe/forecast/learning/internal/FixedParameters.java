package io.headframe.forecast.learning.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.FixedArray;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands out arrays that were learned, in the place of those that would be trained. */
public final class FixedParameters implements Parameters {

  private final NDManager memory;
  private final Map<String, FixedArray> arrays;
  private final Set<String> used = new HashSet<>();
  private final String source;

  /**
   * @param memory owns the arrays
   * @param arrays by name
   * @param source where they are from, for messages
   */
  public FixedParameters(NDManager memory, Map<String, FixedArray> arrays, String source) {
    this.memory = memory;
    this.arrays = arrays;
    this.source = source;
  }

  @Override
  public NDArray create(String name, Initialization start, long... shape) {
    FixedArray array = arrays.get(name);
    if (array == null || !Arrays.equals(array.shape(), shape)) {
      throw new HeadframeException(LearningError.OTHER_ARRAYS, source,
          "'" + name + "' " + (array == null ? "is not there" : "has the shape " + Arrays.toString(array.shape()))
              + " where " + Arrays.toString(shape) + " is needed");
    }
    if (!used.add(name)) {
      throw new IllegalArgumentException("there is an array '" + name + "' already");
    }
    return array.on(memory);
  }

  @Override
  public NDManager memory() {
    return memory;
  }
}
