package io.headframe.forecast.learningtesting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Gives arrays of normal numbers, also where a training would begin with 0 or 1, and remembers them. */
final class RandomParameters implements Parameters {

  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final NDManager memory;
  private final SplittableRandom random = new SplittableRandom(3);

  RandomParameters(NDManager memory) {
    this.memory = memory;
  }

  /** What each array has, by its name. */
  Map<String, double[]> numbers() {
    return numbers;
  }

  @Override
  public NDArray create(String name, Initialization start, long... shape) {
    Shape axes = new Shape(shape);
    float[] values = Initialization.normal(0.5).values((int) axes.size(), random);
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    numbers.put(name, copy);
    return GraphArrays.create(memory, values, axes);
  }

  @Override
  public NDManager memory() {
    return memory;
  }
}
