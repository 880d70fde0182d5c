package io.headframe.draft.heads.layer;

import java.util.Arrays;

/** Cosines and sines of the rotary angles, which are computed in double precision once for each position. */
final class RotaryTable {

  private static final int FIRST = 64;

  private final int headWidth;
  private final double[] frequencies;
  /** [position, pair, 2]: cosine and sine. */
  private float[] angles = {};
  private int known;

  RotaryTable(LayerSizes sizes) {
    headWidth = sizes.headWidth();
    frequencies = new double[headWidth / 2];
    Arrays.setAll(frequencies, pair -> sizes.angle(1, pair));
  }

  /** Turns the heads of a row in place: number i of a head's first half with number i of its second. */
  void turn(float[] x, int row, int heads, int position) {
    if (position >= known) {
      grow(position);
    }
    int half = frequencies.length;
    for (int head = 0; head < heads; head++) {
      int at = (row * heads + head) * headWidth;
      int angle = position * 2 * half;
      for (int pair = 0; pair < half; pair++, at++, angle += 2) {
        float left = x[at];
        float right = x[at + half];
        x[at] = left * angles[angle] - right * angles[angle + 1];
        x[at + half] = right * angles[angle] + left * angles[angle + 1];
      }
    }
  }

  private void grow(int position) {
    int more = Math.max(FIRST, 2 * position);
    angles = Arrays.copyOf(angles, more * 2 * frequencies.length);
    int at = known * 2 * frequencies.length;
    for (; known < more; known++) {
      for (double frequency : frequencies) {
        angles[at++] = (float) Math.cos(known * frequency);
        angles[at++] = (float) Math.sin(known * frequency);
      }
    }
  }
}
