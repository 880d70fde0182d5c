package io.headframe.analysis.retrieval.internal;

/** Adds up trials. Used by one thread. */
final class Tally {

  private final double[][] copied;
  private int trials;
  private int right;
  private int successful;

  Tally(int layers, int heads) {
    this.copied = new double[layers][heads];
  }

  void add(Trial trial) {
    trials++;
    right += trial.right() ? 1 : 0;
    if (!trial.successful()) {
      return;
    }
    successful++;
    for (int layer = 0; layer < copied.length; layer++) {
      for (int head = 0; head < copied[layer].length; head++) {
        copied[layer][head] += trial.copied()[layer][head];
      }
    }
  }

  int trials() {
    return trials;
  }

  int successful() {
    return successful;
  }

  /** Share of trials in which the value was written as it is. */
  double recall() {
    return (double) right / trials;
  }

  /** [layer, head]: the mean over successful trials; 0 if there was none. */
  double[][] scores() {
    double[][] scores = new double[copied.length][];
    for (int layer = 0; layer < copied.length; layer++) {
      scores[layer] = copied[layer].clone();
      for (int head = 0; head < scores[layer].length; head++) {
        scores[layer][head] = successful == 0 ? 0 : scores[layer][head] / successful;
      }
    }
    return scores;
  }
}
