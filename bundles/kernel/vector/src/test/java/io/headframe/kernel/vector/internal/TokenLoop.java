package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The products and the attention of all layers of a Llama, without what lies between: what a kernel has to do. */
final class TokenLoop {

  private final KernelOperations operations;
  private final int rows;
  private final float[] x;
  private final float[] hidden;
  private final List<List<Product>> layers = new ArrayList<>();
  private final List<AttentionWork> attention = new ArrayList<>();
  private final List<Product> logits;
  private long offset;
  private long bytes;

  /** Sizes: width, hidden width, layers, heads, vocabulary. */
  record Shape(int width, int hidden, int layers, int heads, int vocabulary) {}

  TokenLoop(KernelOperations operations, ByteBuffer weights, boolean inBytes, Shape shape, int past, int rows) {
    this.operations = operations;
    this.rows = rows;
    x = random(rows * Math.max(shape.width(), shape.hidden()));
    hidden = new float[rows * shape.hidden()];
    int width = shape.width();
    int headWidth = width / shape.heads();
    float[] q = new float[rows * width];
    int room = past + rows;
    for (int l = 0; l < shape.layers(); l++) {
      float[] y = new float[rows * width];
      layers.add(List.of(Product.linear(matrix(weights, inBytes, width, width), null, q),
          Product.linear(matrix(weights, inBytes, width, width), null, new float[rows * width]),
          Product.linear(matrix(weights, inBytes, width, width), null, new float[rows * width])));
      layers.add(List.of(Product.linear(matrix(weights, inBytes, width, width), null, y)));
      layers.add(List.of(new Product(matrix(weights, inBytes, shape.hidden(), width), null, Activation.SILU,
          matrix(weights, inBytes, shape.hidden(), width), hidden)));
      layers.add(List.of(Product.linear(matrix(weights, inBytes, width, shape.hidden()), null, y)));
      attention.add(new AttentionWork(shape.heads(), shape.heads(), headWidth, (float) (1 / Math.sqrt(headWidth)), q,
          new float[rows * width], List.of(new AttentionWork.Sequence(cache(room * width), cache(room * width), room,
              past, rows, null))));
    }
    logits = List.of(Product.linear(matrix(weights, inBytes, shape.vocabulary(), width), null,
        new float[rows * shape.vocabulary()]));
  }

  private Matrix matrix(ByteBuffer weights, boolean inBytes, int out, int in) {
    long size = (long) out * in * (inBytes ? 1 : Float.BYTES);
    if (offset + size > weights.capacity()) {
      throw new IllegalStateException("weights for " + (offset + size) + " bytes");
    }
    ByteBuffer part = weights.duplicate().position((int) offset);
    offset += size;
    bytes += size;
    return inBytes ? operations.matrix(part, random(out), out, in) : operations.matrix(part, out, in);
  }

  static float[] random(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i * 37 % 101 / 1000f - .05f;
    }
    return values;
  }

  static ByteBuffer cache(int count) {
    ByteBuffer cache = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    cache.asFloatBuffer().put(random(count));
    return cache;
  }

  /** Bytes of weights. */
  long bytes() {
    return bytes;
  }

  void run() {
    for (int l = 0; l < attention.size(); l++) {
      operations.multiply(x, rows, layers.get(4 * l));
      operations.attend(attention.get(l));
      operations.multiply(attention.get(l).out(), rows, layers.get(4 * l + 1));
      operations.multiply(x, rows, layers.get(4 * l + 2));
      operations.multiply(hidden, rows, layers.get(4 * l + 3));
    }
    operations.multiply(x, rows, logits);
  }
}
