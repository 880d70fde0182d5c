package io.headframe.forecast.ttm.internal;

import java.util.List;

/**
 * Blocks that see the patches cut finer: each patch of all its features as {@code parts} patches of as many fewer.
 *
 * @param parts how many
 * @param blocks one after the other
 */
record MixerLevel(int parts, List<MixerBlock> blocks) {

  /**
   * What becomes of x.
   *
   * @param x [window · patch, feature]; may be changed
   * @param patches how many rows belong to a window
   * @return the same shape
   */
  float[][] apply(float[][] x, int patches) {
    int width = x[0].length;
    float[][] fine = parts == 1 ? x : cut(x, width / parts);
    for (MixerBlock block : blocks) {
      block.apply(fine, patches * parts);
    }
    return parts == 1 ? fine : cut(fine, width);
  }

  /** The same numbers in the same order in rows of another width. */
  static float[][] cut(float[][] x, int width) {
    int old = x[0].length;
    float[][] rows = new float[x.length * old / width][width];
    int step = Math.min(old, width);
    for (int at = 0; at < x.length * old; at += step) {
      System.arraycopy(x[at / old], at % old, rows[at / width], at % width, step);
    }
    return rows;
  }
}
