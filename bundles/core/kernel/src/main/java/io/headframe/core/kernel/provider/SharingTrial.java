package io.headframe.core.kernel.provider;

import java.util.Arrays;

/**
 * Whether works of about one size are faster shared or alone, by the medians of some of each, every few hundred works
 * anew. Two callers at once may mix their measurements; then a decision can be wrong until the next one.
 */
final class SharingTrial {

  /** Works from one trial to the next: trials cost less than a hundredth. */
  private static final int PERIOD = 1024;
  private static final int SAMPLES = 7;
  /** First ones of each way that do not count: a thread wakes, and data moves to another processor. */
  private static final int IGNORED = 3;
  private static final int WAY = SAMPLES + IGNORED;

  private final double[] shared = new double[SAMPLES];
  private final double[] alone = new double[SAMPLES];
  private int turns;
  private boolean shares = true;

  /** The number of the next work in its period. */
  int next() {
    int turn = turns;
    turns = turn + 1 == PERIOD ? 0 : turn + 1;
    return turn;
  }

  /** Whether that work is to be shared. */
  boolean shares(int turn) {
    return turn < 2 * WAY ? turn < WAY : shares;
  }

  /** Whether it is to be measured. */
  boolean measures(int turn) {
    return turn < 2 * WAY && turn % WAY >= IGNORED;
  }

  /** Hears how long it took, in any unit that is the same for all works. */
  void measured(int turn, double time) {
    (turn < WAY ? shared : alone)[turn % WAY - IGNORED] = time;
    if (turn == 2 * WAY - 1) {
      shares = median(shared) < median(alone);
    }
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[SAMPLES / 2];
  }
}
