package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Activation;
import java.lang.foreign.MemorySegment;

/** Loops in vectors of one width, for weights of one kind, for any number of threads. */
public interface LaneOperations {

  /** Vectors of sums that are kept at a time. */
  int SUMS = 16;

  /** Rows of a panel: floats of the widest vector. */
  int PANEL = 16;

  /** The width of a vector in bits. */
  int bits();

  /**
   * Multiplies rows of a matrix with inputs: y[yFrom + r · stride + o − from] = Σ w[o, i] x[r, i].
   *
   * @param weights [out, in], floats or bytes
   * @param in length of a row
   * @param from the first row of the matrix
   * @param to after the last one
   * @param x [rows, in]
   * @param rows number of inputs
   * @param y receives the sums
   * @param yFrom where those of the first input begin
   * @param stride how much later those of the next input begin
   * @param lanes room for {@link #SUMS} vectors
   */
  void multiply(MemorySegment weights, int in, int from, int to, float[] x, int rows, float[] y, int yFrom, int stride,
      float[] lanes);

  /**
   * Multiplies rows of a matrix that stands in panels, as {@link #multiply} does.
   *
   * @param panels [panel, in, row of the panel]
   * @param in length of a row
   * @param from the first row of the matrix: that of a panel
   * @param to after the last one
   * @param x [rows, in]
   * @param rows number of inputs
   * @param y receives the sums
   * @param yFrom where those of the first input begin
   * @param stride how much later those of the next input begin
   * @param lanes room for {@link #SUMS} vectors
   */
  void multiplyPanels(float[] panels, int in, int from, int to, float[] x, int rows, float[] y, int yFrom, int stride,
      float[] lanes);

  /** Multiplies numbers of y with scales, one by one. */
  void scale(float[] y, int yFrom, int count, float[] scales, int scalesFrom);

  /**
   * Finishes sums: y = f(y + bias) ⊙ factor.
   *
   * @param y the sums
   * @param yFrom where they begin
   * @param count how many
   * @param bias null for none
   * @param biasFrom where it begins
   * @param activation f
   * @param factor null for none
   * @param factorFrom where it begins
   * @param lanes room for {@link #SUMS} vectors
   */
  void finish(float[] y, int yFrom, int count, float[] bias, int biasFrom, Activation activation, float[] factor,
      int factorFrom, float[] lanes);

  /**
   * Attention of one position and head.
   *
   * @param keys memory of all positions of a head from a begin on
   * @param values the same of values
   * @param begin where the head begins in both, in floats
   * @param width width of the head
   * @param scale factor of the scores
   * @param past how many positions are seen before the new ones
   * @param seen the new positions that are seen
   * @param seenCount how many of them
   * @param queries holds the query
   * @param out receives the result
   * @param at where both begin
   * @param scores has room for all positions, in whole vectors
   */
  void attend(MemorySegment keys, MemorySegment values, int begin, int width, float scale, int past, int[] seen,
      int seenCount, float[] queries, float[] out, int at, float[] scores);

  /**
   * Scores of up to four positions and one head.
   *
   * @param keys memory of all positions of a head from a begin on
   * @param begin where the head begins, in floats
   * @param width width of the head
   * @param scale factor of the scores
   * @param positions how many keys
   * @param queries holds the queries
   * @param at where the first begins
   * @param stride how much later the next one begins
   * @param rows how many
   * @param scores receives [row, room], of four rows always
   * @param room at least the number of positions
   */
  void scoreTogether(MemorySegment keys, int begin, int width, float scale, int positions, float[] queries, int at,
      int stride, int rows, float[] scores, int room);

  /**
   * Makes scores probabilities times their sum.
   *
   * @param scores holds them, with room for the last whole vector, which is overwritten
   * @param at where they begin
   * @param count how many
   * @return one over the sum
   */
  float softmax(float[] scores, int at, int count);

  /**
   * Sums of values with weights of four rows.
   *
   * @param values memory of all positions of a head from a begin on
   * @param begin where the head begins, in floats
   * @param width width of the head; at least that of a vector
   * @param positions how many values
   * @param weights [four rows, room]
   * @param room at least the number of positions
   * @param sums receives [four rows, width]
   */
  void sumTogether(MemorySegment values, int begin, int width, int positions, float[] weights, int room,
      float[] sums);
}
