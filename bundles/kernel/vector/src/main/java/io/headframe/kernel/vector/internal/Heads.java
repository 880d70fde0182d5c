package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.provider.Ancestors;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Attention of some rows and heads. The unit of a row and a head is numbered by sequence, head and row, in this order,
 * so that neighbours read the same keys.
 */
record Heads(LaneOperations lanes, AttentionWork work, int longest, Scratch scratch) {

  void compute(int begin, int end) {
    int firstUnit = 0;
    int firstRow = 0;
    for (int s = 0; s < work.sequences().size(); s++) {
      AttentionWork.Sequence sequence = work.sequences().get(s);
      int after = firstUnit + sequence.rows() * work.heads();
      if (after > begin && firstUnit < end) {
        compute(sequence, firstRow, Math.max(begin, firstUnit) - firstUnit, Math.min(end, after) - firstUnit);
      }
      firstUnit = after;
      firstRow += sequence.rows();
    }
  }

  private void compute(AttentionWork.Sequence sequence, int firstRow, int begin, int end) {
    MemorySegment keys = all(sequence.keys());
    MemorySegment values = all(sequence.values());
    int group = work.heads() / work.keyValueHeads();
    int headSize = sequence.room() * work.headWidth();
    float[] scores = scratch.scores(longest);
    int[] seen = scratch.seen(sequence.count());
    for (int unit = begin; unit < end; unit++) {
      int head = unit / sequence.rows();
      int row = unit % sequence.rows();
      int own = Ancestors.of(sequence.parents(), sequence.first() + row, seen);
      int at = ((firstRow + row) * work.heads() + head) * work.headWidth();
      lanes.attend(keys, values, head / group * headSize, work.headWidth(), work.scale(), sequence.past(), seen, own,
          work.queries(), work.out(), at, scores);
    }
  }

  /** All of a buffer, whatever its position and limit. */
  private static MemorySegment all(ByteBuffer buffer) {
    return MemorySegment.ofBuffer(buffer.duplicate().clear());
  }
}
