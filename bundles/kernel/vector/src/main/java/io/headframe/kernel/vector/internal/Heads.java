package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.provider.Ancestors;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Attention of some heads, each for up to four rows. A unit is numbered by sequence, head and rows, in this order, so
 * that neighbours read the same keys.
 */
record Heads(LaneSet lanes, AttentionWork work, int longest, Scratch scratch) {

  /** How many units a sequence has. */
  static int units(AttentionWork work, AttentionWork.Sequence sequence) {
    return groups(sequence) * work.heads();
  }

  private static int groups(AttentionWork.Sequence sequence) {
    return (sequence.rows() + JointRows.MOST - 1) / JointRows.MOST;
  }

  void compute(int begin, int end) {
    int firstUnit = 0;
    int firstRow = 0;
    for (int s = 0; s < work.sequences().size(); s++) {
      AttentionWork.Sequence sequence = work.sequences().get(s);
      int after = firstUnit + units(work, sequence);
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
    int width = work.headWidth();
    int group = work.heads() / work.keyValueHeads();
    int groups = groups(sequence);
    LaneOperations fitting = lanes.within(width);
    JointRows joint = fitting == null ? null : new JointRows(lanes.of(width), fitting, work, sequence, scratch);
    for (int unit = begin; unit < end; unit++) {
      int head = unit / groups;
      int row = unit % groups * JointRows.MOST;
      int rows = Math.min(JointRows.MOST, sequence.rows() - row);
      int at = ((firstRow + row) * work.heads() + head) * width;
      int headBegin = head / group * sequence.room() * width;
      if (rows > 1 && joint != null) {
        joint.compute(keys, values, headBegin, row, rows, at);
      } else {
        for (int r = 0; r < rows; r++) {
          attend(keys, values, headBegin, sequence, row + r, at + r * work.heads() * width);
        }
      }
    }
  }

  private void attend(MemorySegment keys, MemorySegment values, int begin, AttentionWork.Sequence sequence, int row,
      int at) {
    int[] seen = scratch.seen(sequence.count());
    int own = Ancestors.of(sequence.parents(), sequence.first() + row, seen);
    lanes.of(work.headWidth()).attend(keys, values, begin, work.headWidth(), work.scale(), sequence.past(), seen, own,
        work.queries(), work.out(), at, scratch.scores(JointRows.whole(longest)));
  }

  /** All of a buffer, whatever its position and limit. */
  private static MemorySegment all(ByteBuffer buffer) {
    return MemorySegment.ofBuffer(buffer.duplicate().clear());
  }
}
