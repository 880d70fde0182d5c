package io.headframe.kernel.vector.internal.lanes;

import io.headframe.core.kernel.Activation;
import io.headframe.kernel.vector.internal.LaneOperations;
import java.lang.foreign.MemorySegment;

/** The loops of the width that this class was loaded for. */
public final class Lanes implements LaneOperations {

  /** Weights of a row: four such rows are a page together, and so one stream. */
  private static final int SHORT = 256;

  private final Tiles tiles = new Tiles();

  /** Loads the vectors. */
  public Lanes() {}

  @Override
  public int bits() {
    return Species.BITS;
  }

  @Override
  public void multiply(MemorySegment weights, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    if (rows == 1 && in <= SHORT && in % Species.LANES == 0) {
      ShortRows.multiply(weights, in, from, to, x, y, yFrom, lanes);
    } else if (rows == 1) {
      Rows.multiply(weights, in, from, to, x, 0, y, yFrom);
    } else {
      tiles.multiply(weights, in, from, to, x, rows, y, yFrom, stride, lanes);
    }
  }

  @Override
  public void multiplyPanels(float[] panels, int in, int from, int to, float[] x, int rows, float[] y, int yFrom,
      int stride, float[] lanes) {
    PanelTiles.multiply(panels, in, from, to, x, rows, y, yFrom, stride, lanes);
  }

  @Override
  public void scale(float[] y, int yFrom, int count, float[] scales, int scalesFrom) {
    Finish.multiply(y, yFrom, count, scales, scalesFrom);
  }

  @Override
  public void finish(float[] y, int yFrom, int count, float[] bias, int biasFrom, Activation activation,
      float[] factor, int factorFrom, float[] lanes) {
    Finish.apply(y, yFrom, count, bias, biasFrom, activation, factor, factorFrom, lanes);
  }

  @Override
  public void attend(MemorySegment keys, MemorySegment values, int begin, int width, float scale, int past, int[] seen,
      int seenCount, float[] queries, float[] out, int at, float[] scores) {
    // What is seen of the new positions up to the first gap joins the past ones.
    int joined = 0;
    while (joined < seenCount && seen[joined] == joined) {
      joined++;
    }
    int range = past + joined;
    Scores.ofRange(keys, begin, width, range, scale, queries, at, scores);
    for (int i = joined; i < seenCount; i++) {
      scores[past + i] = scale * Scores.one(keys, begin + (past + seen[i]) * width, width, queries, at);
    }
    float factor = softmax(scores, 0, past + seenCount);
    Values.ofRange(values, begin, width, range, scores, factor, out, at);
    for (int i = joined; i < seenCount; i++) {
      Values.add(values, begin + (past + seen[i]) * width, width, scores[past + i] * factor, out, at);
    }
  }

  @Override
  public void scoreTogether(MemorySegment keys, int begin, int width, float scale, int positions, float[] queries,
      int at, int stride, int rows, float[] scores, int room) {
    JointScores.four(keys, begin, width, positions, scale, queries, at, stride, rows, scores, room);
  }

  @Override
  public float softmax(float[] scores, int at, int count) {
    return 1 / Scores.softmax(scores, at, count);
  }

  @Override
  public void sumTogether(MemorySegment values, int begin, int width, int positions, float[] weights, int room,
      float[] sums) {
    JointValues.four(values, begin, width, positions, weights, room, sums);
  }
}
