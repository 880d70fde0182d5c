package io.headframe.kernel.vector.internal;

/** What one thread keeps in use: memory that grows to what was needed once. */
final class Scratch {

  /** Floats of the widest vector. */
  private static final int WIDEST = 16;

  private final float[] lanes = new float[LaneOperations.SUMS * WIDEST];
  private float[] sums = {};
  private float[] scores = {};
  private int[] seen = {};

  float[] lanes() {
    return lanes;
  }

  float[] sums(int count) {
    sums = sums.length < count ? new float[count] : sums;
    return sums;
  }

  float[] scores(int count) {
    scores = scores.length < count ? new float[Math.max(count, 2 * scores.length)] : scores;
    return scores;
  }

  int[] seen(int count) {
    seen = seen.length < count ? new int[count] : seen;
    return seen;
  }
}
