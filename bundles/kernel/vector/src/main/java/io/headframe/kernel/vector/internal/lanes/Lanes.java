package io.headframe.kernel.vector.internal.lanes;

import static io.headframe.kernel.vector.internal.lanes.Species.FLOATS;
import static io.headframe.kernel.vector.internal.lanes.Species.LANES;

import io.headframe.core.kernel.Activation;
import io.headframe.kernel.vector.internal.LaneOperations;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The loops of the width that this class was loaded for. */
public final class Lanes implements LaneOperations {

  /** Four rows that are a page together are one stream, and are folded together at their end. */
  private static final int SHORT = 1024;

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
    if (rows == 1 && in * Weights.SIZE <= SHORT) {
      ShortRows.multiply(weights, in, from, to, x, y, yFrom);
    } else if (rows == 1) {
      Rows.multiply(weights, in, from, to, x, 0, y, yFrom);
    } else {
      tiles.multiply(weights, in, from, to, x, rows, y, yFrom, stride, lanes);
    }
  }

  @Override
  public void scale(float[] y, int yFrom, int count, float[] scales, int scalesFrom) {
    for (int i = 0; i < count; i += LANES) {
      VectorMask<Float> mask = FLOATS.indexInRange(i, count);
      FloatVector.fromArray(FLOATS, y, yFrom + i, mask)
          .mul(FloatVector.fromArray(FLOATS, scales, scalesFrom + i, mask)).intoArray(y, yFrom + i, mask);
    }
  }

  @Override
  public void finish(float[] y, int yFrom, int count, float[] bias, int biasFrom, Activation activation,
      float[] factor, int factorFrom) {
    Finish.apply(y, yFrom, count, bias, biasFrom, activation, factor, factorFrom);
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
    float factor = 1 / Scores.softmax(scores, past + seenCount);
    Values.ofRange(values, begin, width, range, scores, factor, out, at);
    for (int i = joined; i < seenCount; i++) {
      Values.add(values, begin + (past + seen[i]) * width, width, scores[past + i] * factor, out, at);
    }
  }
}
