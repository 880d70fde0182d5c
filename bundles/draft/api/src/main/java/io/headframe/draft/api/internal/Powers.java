package io.headframe.draft.api.internal;

/**
 * Σ eˣ of many numbers, to six digits: e^x = 2^n e^r with |r| ≤ ln(2)/2, and e^r by its Taylor series to the sixth
 * power. A vocabulary's sum of exact powers takes longer than the head whose logits they are.
 */
public final class Powers {

  private static final float PER_LN2 = 1.44269504f;
  private static final float LN2 = 0.69314718f;
  /** 1.5 · 2²³: who adds it rounds to an integer. */
  private static final float ROUNDER = 12_582_912f;
  private static final float LOWEST = -126;
  private static final int BIAS = 127;
  private static final int FRACTION_BITS = 23;

  private Powers() {}

  /**
   * The sum.
   *
   * @param values holds the numbers
   * @param from where they begin
   * @param count how many
   * @param greatest is subtracted from each; at least the greatest of them
   */
  public static double sum(float[] values, int from, int count, float greatest) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      float x = Math.max(LOWEST, (values[i] - greatest) * PER_LN2);
      float n = x + ROUNDER - ROUNDER;
      float r = (x - n) * LN2;
      float power = 1 + r * (1 + r * (.5f + r * (1 / 6f + r * (1 / 24f + r * (1 / 120f + r * (1 / 720f))))));
      sum += power * Float.intBitsToFloat((int) n + BIAS << FRACTION_BITS);
    }
    return sum;
  }
}
