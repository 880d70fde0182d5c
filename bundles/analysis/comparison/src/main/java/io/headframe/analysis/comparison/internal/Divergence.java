package io.headframe.analysis.comparison.internal;

/** Sums up how two predictions of the same tokens differ. Used by one thread. */
final class Divergence {

  private double divergence;
  private double greatest;
  private double loss;
  private double otherLoss;
  private int agreeing;
  private int positions;

  /**
   * Adds a position.
   *
   * @param p log-probabilities of the one model: [vocabulary] from {@code from} on
   * @param q those of the other
   * @param next the token that follows
   */
  void add(float[] p, float[] q, int from, int vocabulary, int next) {
    int best = 0;
    int otherBest = 0;
    for (int token = 0; token < vocabulary; token++) {
      double first = p[from + token];
      double second = q[from + token];
      divergence += Math.exp(first) * (first - second);
      greatest = Math.max(greatest, Math.abs(first - second));
      best = first > p[from + best] ? token : best;
      otherBest = second > q[from + otherBest] ? token : otherBest;
    }
    loss -= p[from + next];
    otherLoss -= q[from + next];
    agreeing += best == otherBest ? 1 : 0;
    positions++;
  }

  CompareModels.Findings findings() {
    return new CompareModels.Findings(divergence / positions, greatest, (double) agreeing / positions,
        loss / positions, otherLoss / positions, positions);
  }
}
