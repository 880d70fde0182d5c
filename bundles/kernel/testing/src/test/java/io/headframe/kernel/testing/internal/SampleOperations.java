package io.headframe.kernel.testing.internal;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import io.headframe.core.kernel.provider.CheckedOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The plainest operations that keep every rule, in double precision. */
final class SampleOperations extends CheckedOperations {

  private final int threads;

  SampleOperations(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("no thread");
    }
    this.threads = threads;
  }

  @Override
  public boolean suits(long weights, int rows) {
    return true;
  }

  /** [out, in] as floats. */
  record Weights(double[] values, int out, int in) implements Matrix {}

  @Override
  public String description() {
    return "a sample, " + threads + " threads";
  }

  @Override
  protected Matrix floats(ByteBuffer values, int out, int in) {
    double[] all = new double[out * in];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.getFloat(i * Float.BYTES);
    }
    return new Weights(all, out, in);
  }

  @Override
  protected Matrix bytes(ByteBuffer values, float[] scales, int out, int in) {
    double[] all = new double[out * in];
    for (int i = 0; i < all.length; i++) {
      all[i] = (double) scales[i / in] * values.get(i);
    }
    return new Weights(all, out, in);
  }

  @Override
  protected boolean knows(Matrix matrix) {
    return matrix instanceof Weights;
  }

  @Override
  protected void computeProducts(float[] x, int rows, List<Product> products) {
    for (Product product : products) {
      int out = product.matrix().out();
      for (int i = 0; i < rows * out; i++) {
        double sum = sum(product.matrix(), i % out, x, i / out);
        sum = activate(product.activation(), sum + (product.bias() == null ? 0 : product.bias()[i % out]));
        product.y()[i] = (float) (product.factor() == null ? sum : sum * sum(product.factor(), i % out, x, i / out));
      }
    }
  }

  private static double sum(Matrix matrix, int o, float[] x, int row) {
    double sum = 0;
    for (int i = 0; i < matrix.in(); i++) {
      sum += ((Weights) matrix).values()[o * matrix.in() + i] * x[row * matrix.in() + i];
    }
    return sum;
  }

  private static double activate(Activation activation, double x) {
    return switch (activation) {
      case NONE -> x;
      case SILU -> x / (1 + Math.exp(-x));
      case GELU -> x * normal(x);
      case GELU_TANH -> x / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  /** The normal distribution by Simpson's rule, from far below. */
  private static double normal(double x) {
    if (x < -9 || x > 9) {
      return x < 0 ? 0 : 1;
    }
    int steps = 400;
    double step = x / steps;
    double sum = 1 + Math.exp(-x * x / 2);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-i * step * i * step / 2);
    }
    return .5 + sum * step / 3 / Math.sqrt(2 * Math.PI);
  }

  @Override
  protected void computeAttention(AttentionWork work) {
    int row = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      for (int position = sequence.first(); position < sequence.count(); position++, row++) {
        for (int head = 0; head < work.heads(); head++) {
          attend(work, sequence, position, head, (row * work.heads() + head) * work.headWidth());
        }
      }
    }
  }

  private static void attend(AttentionWork work, AttentionWork.Sequence sequence, int position, int head, int at) {
    int width = work.headWidth();
    int base = head / (work.heads() / work.keyValueHeads()) * sequence.room();
    int seen = sequence.past() + position + 1;
    boolean[] visible = new boolean[seen];
    Arrays.fill(visible, 0, sequence.past(), true);
    for (int i = position; i >= 0; i = sequence.parents() == null ? i - 1 : sequence.parents()[i]) {
      visible[sequence.past() + i] = true;
    }
    double[] scores = new double[seen];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < seen; i++) {
      for (int d = 0; d < width && visible[i]; d++) {
        scores[i] += (double) work.scale() * work.queries()[at + d] * get(sequence.keys(), (base + i) * width + d);
      }
      greatest = visible[i] ? Math.max(greatest, scores[i]) : greatest;
    }
    double sum = 0;
    double[] out = new double[width];
    for (int i = 0; i < seen; i++) {
      double weight = visible[i] ? Math.exp(scores[i] - greatest) : 0;
      sum += weight;
      for (int d = 0; d < width && visible[i]; d++) {
        out[d] += weight * get(sequence.values(), (base + i) * width + d);
      }
    }
    for (int d = 0; d < width; d++) {
      work.out()[at + d] = (float) (out[d] / sum);
    }
  }

  private static float get(ByteBuffer memory, int at) {
    return memory.duplicate().clear().order(ByteOrder.nativeOrder()).getFloat(at * Float.BYTES);
  }

  @Override
  protected void end() {
    // There is no thread.
  }
}
