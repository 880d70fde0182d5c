package io.headframe.core.model.layer;

import java.util.List;

/**
 * What a mixer keeps for each position of one layer.
 *
 * @param layer from 0
 * @param rows the arrays: first the keys that queries are multiplied with, then values, then others that a mixer keeps
 *     beside them
 * @param capacity the positions that the model was made for; a tree that is staged near the end, and plans with
 *     position ids of their own, may bring more
 */
public record CacheShape(int layer, List<Row> rows, int capacity) {

  /** Copies the list. */
  public CacheShape {
    rows = List.copyOf(rows);
  }

  /**
   * One array.
   *
   * @param heads how many vectors a position has
   * @param width the length of each
   */
  public record Row(int heads, int width) {}
}
