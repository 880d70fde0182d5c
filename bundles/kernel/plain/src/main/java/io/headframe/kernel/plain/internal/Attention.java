package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.provider.Ancestors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Attention of some rows and heads. The unit of a row and a head is numbered by sequence, head and row, in this order,
 * so that neighbours read the same keys.
 */
record Attention(AttentionWork work, float[] scores) {

  void compute(int begin, int end) {
    int firstUnit = 0;
    int firstRow = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      int rows = sequence.rows();
      int after = firstUnit + rows * work.heads();
      for (int unit = Math.max(begin, firstUnit); unit < Math.min(end, after); unit++) {
        int head = (unit - firstUnit) / rows;
        int row = (unit - firstUnit) % rows;
        int at = ((firstRow + row) * work.heads() + head) * work.headWidth();
        attend(sequence, sequence.first() + row, head / (work.heads() / work.keyValueHeads()), at);
      }
      firstUnit = after;
      firstRow += rows;
    }
  }

  private void attend(AttentionWork.Sequence sequence, int position, int head, int at) {
    int width = work.headWidth();
    int base = head * sequence.room() * width;
    int past = sequence.past();
    int[] seen = new int[position + 1];
    int own = Ancestors.of(sequence.parents(), position, seen);
    FloatBuffer keys = floats(sequence.keys());
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < past + own; i++) {
      int place = i < past ? i : past + seen[i - past];
      scores[i] = work.scale() * dot(keys, base + place * width, at);
      greatest = Math.max(greatest, scores[i]);
    }
    float sum = 0;
    for (int i = 0; i < past + own; i++) {
      scores[i] = (float) Math.exp(scores[i] - greatest);
      sum += scores[i];
    }
    FloatBuffer values = floats(sequence.values());
    float[] out = work.out();
    for (int d = 0; d < width; d++) {
      out[at + d] = 0;
    }
    for (int i = 0; i < past + own; i++) {
      int from = base + (i < past ? i : past + seen[i - past]) * width;
      float weight = scores[i] / sum;
      for (int d = 0; d < width; d++) {
        out[at + d] += weight * values.get(from + d);
      }
    }
  }

  private float dot(FloatBuffer keys, int from, int at) {
    float[] queries = work.queries();
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k <= work.headWidth() - 4; k += 4) {
      a += keys.get(from + k) * queries[at + k];
      b += keys.get(from + k + 1) * queries[at + k + 1];
      c += keys.get(from + k + 2) * queries[at + k + 2];
      d += keys.get(from + k + 3) * queries[at + k + 3];
    }
    for (; k < work.headWidth(); k++) {
      a += keys.get(from + k) * queries[at + k];
    }
    return a + b + (c + d);
  }

  /** All of a buffer, whatever its position and limit. */
  private static FloatBuffer floats(ByteBuffer buffer) {
    ByteBuffer all = buffer.duplicate();
    all.clear();
    return all.order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
