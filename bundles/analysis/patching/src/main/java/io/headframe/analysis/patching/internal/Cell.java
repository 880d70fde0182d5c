package io.headframe.analysis.patching.internal;

import java.util.List;

/**
 * What is patched at once in one layer, and where its number goes in the grid.
 *
 * @param heads heads of the site; empty for all of it
 * @param position from 0; {@link #EVERY} for all of them
 * @param row in the grid
 * @param column in the grid
 */
record Cell(List<Integer> heads, int position, int row, int column) {

  /** All positions. */
  static final int EVERY = -1;
}
