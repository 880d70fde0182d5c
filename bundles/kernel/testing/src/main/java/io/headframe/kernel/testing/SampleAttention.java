package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Attention of random numbers. Room that no position stands in holds what is not a number. */
final class SampleAttention {

  /** Room after the last position, and floats after the result, which must stay. */
  private static final int MARGIN = 3;

  private final int heads;
  private final int keyValueHeads;
  private final int width;
  private final float scale;
  private final Random random;
  private final List<AttentionWork.Sequence> sequences = new ArrayList<>();
  private final List<float[]> keys = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();

  SampleAttention(int heads, int keyValueHeads, int width) {
    this(heads, keyValueHeads, width, (float) (1 / Math.sqrt(width)));
  }

  private SampleAttention(int heads, int keyValueHeads, int width, float scale) {
    this.heads = heads;
    this.keyValueHeads = keyValueHeads;
    this.width = width;
    this.scale = scale;
    random = new Random(heads * 1000L + width);
  }

  SampleAttention scaled(float factor) {
    return new SampleAttention(heads, keyValueHeads, width, factor);
  }

  /** Adds a sequence with new positions one after the other. */
  SampleAttention with(int past, int count) {
    return with(past, count, 0, null);
  }

  /** Adds a sequence with a tree. */
  SampleAttention with(int past, int[] parents) {
    return with(past, parents.length, 0, parents);
  }

  /** Adds a sequence that asks of its new positions those from one on; {@code parents} is null for a chain. */
  SampleAttention with(int past, int count, int first, int[] parents) {
    int room = past + count + MARGIN;
    keys.add(cache(past + count, room));
    values.add(cache(past + count, room));
    // The position of a cache's buffer says nothing.
    sequences.add(new AttentionWork.Sequence(NativeFloats.of(keys.get(keys.size() - 1), 0).position(4),
        NativeFloats.of(values.get(values.size() - 1), 0).position(8), room, past, count, first, parents));
    return this;
  }

  private float[] cache(int positions, int room) {
    float[] cache = new float[keyValueHeads * room * width];
    Arrays.fill(cache, Float.NaN);
    for (int h = 0; h < keyValueHeads; h++) {
      for (int i = 0; i < positions * width; i++) {
        cache[h * room * width + i] = (float) random.nextGaussian();
      }
    }
    return cache;
  }

  AttentionWork compute(KernelOperations operations) {
    int size = sequences.stream().mapToInt(AttentionWork.Sequence::rows).sum() * heads * width;
    float[] queries = new float[size];
    for (int i = 0; i < size; i++) {
      queries[i] = (float) random.nextGaussian();
    }
    float[] out = new float[size + MARGIN];
    Arrays.fill(out, Float.NaN);
    AttentionWork work = new AttentionWork(heads, keyValueHeads, width, scale, queries, out, List.copyOf(sequences));
    operations.attend(work);
    return work;
  }

  void assertComputedBy(KernelOperations operations) {
    AttentionWork work = compute(operations);
    int row = 0;
    for (int s = 0; s < sequences.size(); s++) {
      for (int position = sequences.get(s).first(); position < sequences.get(s).count(); position++, row++) {
        for (int head = 0; head < heads; head++) {
          assertHead(work, s, position, head, (row * heads + head) * width);
        }
      }
    }
    for (int i = row * heads * width; i < work.out().length; i++) {
      assertEquals(Float.NaN, work.out()[i], "float after the result");
    }
  }

  private void assertHead(AttentionWork work, int s, int position, int head, int at) {
    AttentionWork.Sequence sequence = sequences.get(s);
    List<Integer> seen = seen(sequence, position);
    int base = head / (heads / keyValueHeads) * sequence.room() * width;
    double[] scores = new double[seen.size()];
    double error = 0;
    for (int i = 0; i < scores.length; i++) {
      double size = 0;
      for (int d = 0; d < width; d++) {
        double term = (double) work.queries()[at + d] * keys.get(s)[base + seen.get(i) * width + d];
        scores[i] += scale * term;
        size += Math.abs(scale * term);
      }
      error = Math.max(error, (width + 2) * 0x1p-23 * size);
    }
    double greatest = Arrays.stream(scores).max().orElseThrow();
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - greatest)).sum();
    for (int d = 0; d < width; d++) {
      double exact = 0;
      double size = 0;
      for (int i = 0; i < scores.length; i++) {
        double term = Math.exp(scores[i] - greatest) / sum * values.get(s)[base + seen.get(i) * width + d];
        exact += term;
        size += Math.abs(term);
      }
      // Each probability is off by at most e² of the errors of scores, and the sums by rounding.
      assertEquals(exact, work.out()[at + d], (Math.expm1(2 * error) + (scores.length + 16) * 0x1p-22) * size + 1e-30,
          "element " + d + " of head " + head + " at new position " + position + " of " + sequence.count() + " behind "
              + sequence.past() + ", width " + width);
    }
  }

  private static List<Integer> seen(AttentionWork.Sequence sequence, int position) {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < sequence.past(); i++) {
      seen.add(i);
    }
    for (int at = position; at >= 0; at = sequence.parents() == null ? at - 1 : sequence.parents()[at]) {
      seen.add(sequence.past() + at);
    }
    return seen;
  }
}
