package io.headframe.core.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * How the new positions of a pass stand to each other and to the past: their position ids, which of them are padding,
 * and whether they are a chain or a tree. Immutable.
 *
 * <p>Every position sees the whole past, itself, and the new positions on its way back to the past. Padding is seen by
 * nothing but itself.
 */
public final class Positions {

  private final int batch;
  private final int count;
  private final int first;
  private final int[][] ids;
  private final int[] parents;
  private final int[][] real;

  /**
   * @param batch the number of sequences
   * @param count the number of new positions in each
   * @param first the position id of the first one
   * @param ids [batch, position], or null where ids count from {@code first}
   * @param parents [position] the new position before each, −1 for the past; null for a chain
   * @param real [batch, 2] first and one more than last position that is no padding; null for no padding
   */
  public Positions(int batch, int count, int first, int[][] ids, int[] parents, int[][] real) {
    this.batch = batch;
    this.count = count;
    this.first = first;
    this.ids = ids;
    this.parents = parents;
    this.real = real;
  }

  /** Sequences without padding that go on from a position. */
  public static Positions chain(int batch, int count, int first) {
    return new Positions(batch, count, first, null, null, null);
  }

  /** The number of sequences. */
  public int batch() {
    return batch;
  }

  /** The number of new positions of each sequence. */
  public int count() {
    return count;
  }

  /** Whether the ids count from {@link #first()} in every sequence. */
  public boolean consecutive() {
    return ids == null;
  }

  /** The id of the first new position of the first sequence. */
  public int first() {
    return id(0, 0);
  }

  /** A position id. */
  public int id(int sequence, int position) {
    return ids == null ? first + position : ids[sequence][position];
  }

  /** The new position that one comes after; −1 if it comes after the past. */
  public int parent(int position) {
    return parents == null ? position - 1 : parents[position];
  }

  /** A copy of the new position before each, −1 for the past; null for a chain. */
  public int[] parents() {
    return parents == null ? null : parents.clone();
  }

  /** Whether each new position comes after the one before it. */
  public boolean isChain() {
    return parents == null;
  }

  /** Whether some positions are padding. */
  public boolean padded() {
    return real != null;
  }

  /** Whether a position is no padding. */
  public boolean isReal(int sequence, int position) {
    return real == null || position >= real[sequence][0] && position < real[sequence][1];
  }

  /**
   * What is added to attention scores: 0 where a query may look and −∞ elsewhere.
   *
   * @param past keys before the new positions, all of which are seen
   * @param scope owns the result
   * @return [1 or batch, 1, query, key] with {@code past} + {@link #count()} keys; null if everything is seen
   */
  public NDArray bias(int past, NDManager scope) {
    if (count == 1 && real == null) {
      return null;
    }
    int rows = real == null ? 1 : batch;
    int keys = past + count;
    long size = (long) rows * count * keys;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a mask of " + count + " queries and " + keys + " keys is too large; append the sequence in parts");
    }
    float[] bias = new float[(int) size];
    for (int row = 0; row < rows; row++) {
      for (int query = 0; query < count; query++) {
        forbid(bias, row, query, past);
      }
    }
    return scope.create(bias, new Shape(rows, 1, count, keys));
  }

  private void forbid(float[] bias, int row, int query, int past) {
    int at = (row * count + query) * (past + count) + past;
    for (int key = 0; key < count; key++) {
      bias[at + key] = Float.NEGATIVE_INFINITY;
    }
    bias[at + query] = 0;
    for (int key = parent(query); key >= 0; key = parent(key)) {
      if (isReal(row, key)) {
        bias[at + key] = 0;
      }
    }
  }
}
