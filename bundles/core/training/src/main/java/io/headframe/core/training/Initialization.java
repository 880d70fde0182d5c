package io.headframe.core.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.osgi.annotation.versioning.ConsumerType;

/** The first numbers of a trained array. */
@ConsumerType
@FunctionalInterface
public interface Initialization {

  /**
   * Makes the numbers.
   *
   * @param count how many
   * @param random belongs to this array alone
   * @return row-major
   */
  float[] values(int count, SplittableRandom random);

  /** The same number everywhere. */
  static Initialization constant(double value) {
    return (count, random) -> {
      float[] values = new float[count];
      Arrays.fill(values, (float) value);
      return values;
    };
  }

  /** Given numbers, those of a checkpoint for example. */
  static Initialization of(float[] values) {
    float[] copy = values.clone();
    return (count, random) -> {
      if (count != copy.length) {
        throw new IllegalArgumentException(copy.length + " numbers are given for an array of " + count);
      }
      return copy.clone();
    };
  }

  /**
   * Independent normal numbers of mean 0.
   *
   * @param deviation the standard deviation
   */
  static Initialization normal(double deviation) {
    return (count, random) -> {
      float[] values = new float[count];
      for (int i = 0; i < count; i += 2) {
        // Box and Muller (1958), with functions that give the same bits on every Java.
        double radius = deviation * StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        values[i] = (float) (radius * StrictMath.cos(angle));
        if (i + 1 < count) {
          values[i + 1] = (float) (radius * StrictMath.sin(angle));
        }
      }
      return values;
    };
  }

  /** Independent numbers, uniform between −bound and bound. */
  static Initialization uniform(double bound) {
    return (count, random) -> {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
      return values;
    };
  }
}
