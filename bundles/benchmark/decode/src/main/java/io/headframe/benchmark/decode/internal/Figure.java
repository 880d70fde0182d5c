package io.headframe.benchmark.decode.internal;

import java.util.Arrays;

/**
 * What was measured of an engine in a row.
 *
 * @param model the shape or checkpoint
 * @param millions parameters of the model, in millions
 * @param threads that computed
 * @param engine its name
 * @param exact whether its weights are 32-bit
 * @param row the row
 * @param samples each repeat, in the row's unit; none if it is absent
 * @param reason why it is absent; empty if it is not
 */
record Figure(
    String model, double millions, int threads, String engine, boolean exact, Row row, double[] samples,
    String reason) {

  boolean absent() {
    return samples.length == 0;
  }

  /** The middle one, or the mean of the two in the middle. */
  double median() {
    double[] sorted = sorted();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  double lowest() {
    return sorted()[0];
  }

  double highest() {
    return sorted()[samples.length - 1];
  }

  private double[] sorted() {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether figures of the other stand beside it. */
  boolean comparesWith(Figure other) {
    return !other.absent() && model.equals(other.model) && threads == other.threads && row.equals(other.row)
        && exact == other.exact;
  }

  /** Speed as a share of the speed of another, or what it saves. */
  double shareOf(double best) {
    return row.kind().higherIsBetter() ? median() / best : best / median();
  }
}
