package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.provider.Ancestors;
import java.lang.foreign.MemorySegment;

/**
 * Attention of one head for two to four rows together: each key and each value is read once for all of them. What a row
 * does not see gets a score of −∞.
 *
 * @param filled loops for scores, where a head fills vectors
 * @param fitting loops for values, whose vectors fit into a head
 */
record JointRows(LaneOperations filled, LaneOperations fitting, AttentionWork work, AttentionWork.Sequence sequence,
    Scratch scratch) {

  /** Rows that are computed together. */
  static final int MOST = 4;

  /**
   * Computes some.
   *
   * @param begin where the head begins in keys and values
   * @param row the first of them, of those that are asked of the sequence
   * @param rows how many
   * @param at where the query and the result of the first one begin
   */
  void compute(MemorySegment keys, MemorySegment values, int begin, int row, int rows, int at) {
    int width = work.headWidth();
    int stride = work.heads() * width;
    // What comes after the last row is seen by none.
    int positions = sequence.past() + sequence.first() + row + rows;
    int room = whole(positions);
    float[] scores = scratch.scores(MOST * room);
    float[] sums = scratch.sums(MOST * width);
    float[] factors = scratch.lanes();
    filled.scoreTogether(keys, begin, width, work.scale(), positions, work.queries(), at, stride, rows, scores,
        room);
    for (int r = 0; r < rows; r++) {
      hide(scores, r * room + sequence.past(), row + r, positions - sequence.past());
      factors[r] = filled.softmax(scores, r * room, positions);
    }
    fitting.sumTogether(values, begin, width, positions, scores, room, sums);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < width; k++) {
        work.out()[at + r * stride + k] = factors[r] * sums[r * width + k];
      }
    }
  }

  /** Scores of so many positions in whole vectors. */
  static int whole(int positions) {
    return (positions + LaneOperations.PANEL - 1) / LaneOperations.PANEL * LaneOperations.PANEL;
  }

  private void hide(float[] scores, int at, int row, int count) {
    int[] seen = scratch.seen(sequence.count());
    int own = Ancestors.of(sequence.parents(), sequence.first() + row, seen);
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (next < own && seen[next] == i) {
        next++;
      } else {
        scores[at + i] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
