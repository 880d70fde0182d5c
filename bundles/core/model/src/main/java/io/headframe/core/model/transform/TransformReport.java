package io.headframe.core.model.transform;

import java.util.List;

/**
 * What a transform did, and how far the new model's log-probabilities are from the old one's.
 *
 * @param taken the steps, in the order in which they were taken
 * @param greatestDifference the greatest absolute difference of a log-probability, over all tokens of the vocabulary
 *     at all positions that were compared, in nats
 * @param positions how many positions were compared
 */
public record TransformReport(List<TransformStep> taken, double greatestDifference, int positions) {

  /** Copies the list. */
  public TransformReport {
    taken = List.copyOf(taken);
  }
}
