package io.headframe.core.method;

import java.util.Objects;

/**
 * A finding of a paper as something that runs. Everything here is fixed before anything is measured.
 *
 * @param id lower case with dashes, unique within the method
 * @param method the id of the method whose claim it is
 * @param statement one sentence, what is claimed of the measured number
 * @param source where the finding stands: paper, section or figure
 * @param model the embedded model that it is measured on
 * @param direction whether the number must be at least or at most the threshold
 * @param threshold in the unit of the measured number
 * @param samples how many independent samples are measured
 * @param seed the seed of the measurement
 */
public record Claim(
    String id,
    String method,
    String statement,
    String source,
    String model,
    Direction direction,
    double threshold,
    int samples,
    long seed) {

  /** On which side of the threshold the number must lie. */
  public enum Direction {
    /** At least the threshold. */
    AT_LEAST,
    /** At most the threshold. */
    AT_MOST
  }

  /** How a check ended. */
  public enum Outcome {
    /** The whole interval lies on the claimed side of the threshold. */
    HOLDS,
    /** The whole interval lies on the other side. */
    FAILS,
    /** The interval contains the threshold. */
    UNDECIDED,
    /** The model cannot show the phenomenon, for a reason that the measurement gives. */
    NOT_APPLICABLE
  }

  /** Checks that nothing is missing and that there are at least two samples to make an interval from. */
  public Claim {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(direction, "direction");
    if (samples < 2) {
      throw new IllegalArgumentException("a claim needs at least 2 samples, found " + samples);
    }
  }

  /** Compares a measurement with the threshold. */
  public Outcome judge(Measurement measured) {
    if (!measured.applicable()) {
      return Outcome.NOT_APPLICABLE;
    }
    double sign = direction == Direction.AT_LEAST ? 1 : -1;
    double nearest = sign > 0 ? measured.low() : measured.high();
    double farthest = sign > 0 ? measured.high() : measured.low();
    if (sign * nearest >= sign * threshold) {
      return Outcome.HOLDS;
    }
    return sign * farthest < sign * threshold ? Outcome.FAILS : Outcome.UNDECIDED;
  }
}
