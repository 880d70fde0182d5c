package io.headframe.core.training;

import org.osgi.annotation.versioning.ConsumerType;

/** The learning rate of each step. */
@ConsumerType
@FunctionalInterface
public interface Schedule {

  /**
   * The rate.
   *
   * @param step counted from 0
   * @return at least 0
   */
  double at(long step);

  /** The same rate always. */
  static Schedule constant(double rate) {
    return step -> rate;
  }

  /**
   * Rises in a straight line, then falls along half a cosine: peak · (step + 1) / warmUp, and from there end + (peak −
   * end) · (1 + cos(π · t)) / 2 with t from 0 to 1 over the other steps. Loshchilov and Hutter, "SGDR" (2017), arXiv
   * 1608.03983, equation 5, without restarts.
   *
   * @param peak the highest rate
   * @param warmUp steps of the rise, at least 0
   * @param steps steps in all, more than {@code warmUp}; after them the rate is {@code end}
   * @param end the last rate
   */
  static Schedule warmUpCosine(double peak, long warmUp, long steps, double end) {
    if (warmUp < 0 || steps <= warmUp) {
      throw new IllegalArgumentException(warmUp + " steps of warm-up of " + steps);
    }
    return step -> {
      if (step < warmUp) {
        return peak * (step + 1) / warmUp;
      }
      double part = Math.min(1, (double) (step - warmUp) / (steps - warmUp));
      return end + (peak - end) * (1 + Math.cos(Math.PI * part)) / 2;
    };
  }
}
