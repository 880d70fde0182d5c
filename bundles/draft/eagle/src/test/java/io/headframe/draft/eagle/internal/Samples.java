package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.layer.LayerSizes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A small network with random weights: two heads that share one key, twelve tokens. */
final class Samples {

  static final int WIDTH = 6;
  static final int VOCABULARY = 12;
  static final EagleSizes SIZES =
      new EagleSizes(new LayerSizes(WIDTH, 2, 1, 4, 7, 10000, 1e-6, false), true);

  private Samples() {}

  static Map<String, float[]> weights(EagleSizes sizes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes().forEach((name, shape) ->
        weights.put(name, numbers((int) Arrays.stream(shape).reduce(1, Math::multiplyExact), random)));
    return weights;
  }

  static FrozenEnds ends() {
    SplittableRandom random = new SplittableRandom(5);
    return new FrozenEnds(numbers(VOCABULARY * WIDTH, random), numbers(VOCABULARY * WIDTH, random),
        numbers(VOCABULARY, random));
  }

  /** Between −1 and 1. */
  static float[] numbers(int count, SplittableRandom random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (2 * random.nextDouble() - 1);
    }
    return numbers;
  }

  static double[] doubles(float[] numbers, int from, int count) {
    double[] doubles = new double[count];
    Arrays.setAll(doubles, i -> numbers[from + i]);
    return doubles;
  }
}
