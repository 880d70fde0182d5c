package io.headframe.kernel.vector.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What one thread keeps in use: memory that grows to what was needed once. */
final class Scratch {

  private float[] sums = {};
  private float[] scores = {};
  private int[] seen = {};
  private MemorySegment floats = MemorySegment.NULL;

  float[] sums(int count) {
    sums = sums.length < count ? new float[count] : sums;
    return sums;
  }

  float[] scores(int count) {
    scores = scores.length < count ? new float[Math.max(count, 2 * scores.length)] : scores;
    return scores;
  }

  int[] seen(int count) {
    seen = seen.length < count ? new int[count] : seen;
    return seen;
  }

  /** Native memory for floats; the collector frees it. */
  MemorySegment floats(long count) {
    if (floats.byteSize() < count * Float.BYTES) {
      floats = Arena.ofAuto().allocate(count * Float.BYTES, 64);
    }
    return floats;
  }
}
