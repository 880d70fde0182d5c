package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.provider.Ancestors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** What kernels compute, number by number, for models that have none. */
final class Loops {

  private Loops() {}

  static void multiply(float[] x, int rows, DenseProduct product) {
    Dense map = product.map();
    FloatBuffer weights = map.weights();
    FloatBuffer factors = product.factor() == null ? null : product.factor().weights();
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < map.out(); o++) {
        float sum = dot(weights, o * map.in(), x, row * map.in(), map.in());
        sum += map.bias() == null ? 0 : map.bias()[o];
        float y = product.activated() ? (float) (sum / (1 + Math.exp(-sum))) : sum;
        product.y()[row * map.out() + o] =
            factors == null ? y : y * dot(factors, o * map.in(), x, row * map.in(), map.in());
      }
    }
  }

  static void attend(AttentionWork work) {
    int row = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      FloatBuffer keys = floats(sequence.keys());
      FloatBuffer values = floats(sequence.values());
      int[] seen = new int[sequence.count()];
      for (int position = sequence.first(); position < sequence.count(); position++, row++) {
        int own = Ancestors.of(sequence.parents(), position, seen);
        int[] places = new int[sequence.past() + own];
        for (int i = 0; i < places.length; i++) {
          places[i] = i < sequence.past() ? i : sequence.past() + seen[i - sequence.past()];
        }
        for (int head = 0; head < work.heads(); head++) {
          int from = head / (work.heads() / work.keyValueHeads()) * sequence.room();
          attend(work, keys, values, from, places, (row * work.heads() + head) * work.headWidth());
        }
      }
    }
  }

  /** Σ softmax(scale · q·k) v over the places of a head. */
  private static void attend(
      AttentionWork work, FloatBuffer keys, FloatBuffer values, int from, int[] places, int at) {
    int width = work.headWidth();
    float[] weights = new float[places.length];
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      weights[i] = work.scale() * dot(keys, (from + places[i]) * width, work.queries(), at, width);
      greatest = Math.max(greatest, weights[i]);
    }
    double total = 0;
    for (int i = 0; i < places.length; i++) {
      weights[i] = (float) Math.exp(weights[i] - greatest);
      total += weights[i];
    }
    for (int d = 0; d < width; d++) {
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        sum += weights[i] * values.get((from + places[i]) * width + d);
      }
      work.out()[at + d] = (float) (sum / total);
    }
  }

  private static float dot(FloatBuffer weights, int from, float[] x, int at, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights.get(from + i) * x[at + i];
    }
    return sum;
  }

  private static FloatBuffer floats(ByteBuffer memory) {
    return memory.duplicate().clear().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
