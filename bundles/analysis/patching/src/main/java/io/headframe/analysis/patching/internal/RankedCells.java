package io.headframe.analysis.patching.internal;

import io.headframe.core.model.CausalLM;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cells of a grid, the greatest share of either sign first; equal ones in the order of layers, heads and positions.
 *
 * @param cells every one that has a share
 */
record RankedCells(List<Cell> cells) {

  /**
   * Ranks the cells of a grid.
   *
   * @param shares [row, column] of the grid; NaN where there is none
   */
  static RankedCells of(CausalLM model, PatchGrid grid, double[][] shares) {
    List<Cell> cells = new ArrayList<>();
    for (int layer : grid.layers(model)) {
      int positions = grid.by().positions() ? shares[0].length : 1;
      for (int position = 0; position < positions; position++) {
        cells.addAll(grid.cells(model.config(), layer, grid.by().positions() ? position : Cell.EVERY));
      }
    }
    cells.removeIf(cell -> Double.isNaN(shares[cell.row()][cell.column()]));
    cells.sort(Comparator.comparingDouble(cell -> -Math.abs(shares[cell.row()][cell.column()])));
    return new RankedCells(List.copyOf(cells));
  }

  /** The first of them. */
  List<Cell> first(int count) {
    return cells.subList(0, Math.min(count, cells.size()));
  }
}
