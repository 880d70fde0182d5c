package io.headframe.core.transformer.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Loops in double precision, for passes of up to 64 positions. */
public final class LoopKernel implements Kernel, KernelOperations {

  /** How many products were asked for. */
  int products;
  /** How often it was closed. */
  int closed;

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public KernelOperations open(int threads) {
    return this;
  }

  @Override
  public String description() {
    return "loops";
  }

  @Override
  public boolean suits(long weights, int rows) {
    return rows <= 64;
  }

  @Override
  public Matrix matrix(ByteBuffer values, int out, int in) {
    return new Floats(values.slice().order(ByteOrder.nativeOrder()), out, in);
  }

  @Override
  public Matrix matrix(ByteBuffer values, float[] scales, int out, int in) {
    throw new UnsupportedOperationException("no test needs it");
  }

  @Override
  public void multiply(float[] x, int rows, List<Product> wanted) {
    products += wanted.size();
    for (Product product : wanted) {
      int out = product.matrix().out();
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < out; o++) {
          double y = dot(product.matrix(), o, x, row) + (product.bias() == null ? 0 : product.bias()[o]);
          double f = switch (product.activation()) {
            case NONE -> y;
            case SILU -> y / (1 + Math.exp(-y));
            case GELU_TANH -> y / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (y + 0.044715 * y * y * y)));
            case GELU -> throw new UnsupportedOperationException("no test needs it");
          };
          double factor = product.factor() == null ? 1 : dot(product.factor(), o, x, row);
          product.y()[row * out + o] = (float) (f * factor);
        }
      }
    }
  }

  private static double dot(Matrix matrix, int out, float[] x, int row) {
    int in = matrix.in();
    double sum = 0;
    for (int i = 0; i < in; i++) {
      sum += (double) ((Floats) matrix).values.getFloat(4 * (out * in + i)) * x[row * in + i];
    }
    return sum;
  }

  @Override
  public void attend(AttentionWork work) {
    int row = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      for (int i = 0; i < sequence.count(); i++, row++) {
        for (int head = 0; head < work.heads(); head++) {
          attend(work, sequence, row, i, head);
        }
      }
    }
  }

  private static void attend(AttentionWork work, AttentionWork.Sequence sequence, int row, int position, int head) {
    int width = work.headWidth();
    int shared = head / (work.heads() / work.keyValueHeads());
    int query = (row * work.heads() + head) * width;
    double[] mixed = new double[width];
    double total = 0;
    for (int key = 0; key < sequence.past() + sequence.count(); key++) {
      if (!sees(sequence, position, key - sequence.past())) {
        continue;
      }
      int at = (shared * sequence.room() + key) * width;
      double score = 0;
      for (int i = 0; i < width; i++) {
        score += (double) work.queries()[query + i] * sequence.keys().getFloat(4 * (at + i));
      }
      double weight = Math.exp(work.scale() * score);
      total += weight;
      for (int i = 0; i < width; i++) {
        mixed[i] += weight * sequence.values().getFloat(4 * (at + i));
      }
    }
    for (int i = 0; i < width; i++) {
      work.out()[query + i] = (float) (mixed[i] / total);
    }
  }

  private static boolean sees(AttentionWork.Sequence sequence, int from, int key) {
    if (key < 0) {
      return true;
    }
    int at = from;
    while (at > key) {
      at = sequence.parents() == null ? at - 1 : sequence.parents()[at];
    }
    return at == key;
  }

  @Override
  public void close() {
    closed++;
  }

  private record Floats(ByteBuffer values, int out, int in) implements Matrix {}
}
