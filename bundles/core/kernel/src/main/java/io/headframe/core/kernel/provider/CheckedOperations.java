package io.headframe.core.kernel.provider;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/** Refuses what would read or write outside of arrays and buffers, before anything is computed. */
public abstract class CheckedOperations implements KernelOperations {

  private volatile boolean closed;

  /** For kernels. */
  protected CheckedOperations() {}

  @Override
  public final Matrix matrix(ByteBuffer values, int out, int in) {
    return floats(checked(values, out, in, Float.BYTES), out, in);
  }

  @Override
  public final Matrix matrix(ByteBuffer values, float[] scales, int out, int in) {
    ByteBuffer checked = checked(values, out, in, Byte.BYTES);
    Objects.checkFromIndexSize(0, out, scales.length);
    return bytes(checked, scales, out, in);
  }

  @Override
  public final void multiply(float[] x, int rows, List<Product> products) {
    checkOpen();
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " rows; at least 1 is multiplied");
    }
    for (int i = 0; i < products.size(); i++) {
      check(x, rows, products.get(i), products.get(0).matrix().in());
    }
    if (!products.isEmpty()) {
      computeProducts(x, rows, products);
    }
  }

  @Override
  public final void attend(AttentionWork work) {
    checkOpen();
    AttentionChecks.check(work);
    computeAttention(work);
  }

  @Override
  public final void close() {
    closed = true;
    end();
  }

  /** A matrix of floats that lies in the buffer from its begin on; the order of its bytes is native. */
  protected abstract Matrix floats(ByteBuffer values, int out, int in);

  /** A matrix of bytes that lies in the buffer from its begin on. */
  protected abstract Matrix bytes(ByteBuffer values, float[] scales, int out, int in);

  /** Whether a matrix was made by {@link #floats} or {@link #bytes} of this kernel. */
  protected abstract boolean knows(Matrix matrix);

  /** Multiplies; there is at least one product, and all sizes fit. */
  protected abstract void computeProducts(float[] x, int rows, List<Product> products);

  /** Attends; all sizes fit. */
  protected abstract void computeAttention(AttentionWork work);

  /** Ends the threads; may be called twice. */
  protected abstract void end();

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("These operations were closed; open others.");
    }
  }

  private static ByteBuffer checked(ByteBuffer values, int out, int in, int width) {
    if (out < 1 || in < 1 || !values.isDirect()) {
      throw new IllegalArgumentException("A matrix of " + out + " x " + in + " in "
          + (values.isDirect() ? "direct" : "heap") + " memory; both sizes are at least 1 and memory is direct.");
    }
    long bytes = (long) out * in * width;
    if (bytes > values.remaining()) {
      throw new IndexOutOfBoundsException("A matrix of " + out + " x " + in + " takes " + bytes + " bytes, and the"
          + " buffer has " + values.remaining() + ".");
    }
    return values.slice(values.position(), (int) bytes).order(ByteOrder.nativeOrder());
  }

  private void check(float[] x, int rows, Product product, int in) {
    Matrix matrix = product.matrix();
    Matrix factor = product.factor();
    if (!knows(matrix) || factor != null && !knows(factor)) {
      throw new IllegalArgumentException("A matrix was made by another kernel; make it with this one.");
    }
    if (matrix.in() != in || factor != null && (factor.in() != in || factor.out() != matrix.out())) {
      throw new IllegalArgumentException("Matrices of one input have rows of one length, and a factor has the shape of"
          + " its matrix; found " + matrix.out() + " x " + matrix.in()
          + (factor == null ? "" : " and " + factor.out() + " x " + factor.in()) + " beside rows of " + in + ".");
    }
    Objects.checkFromIndexSize(0L, (long) rows * in, (long) x.length);
    Objects.checkFromIndexSize(0L, (long) rows * matrix.out(), (long) product.y().length);
    if (product.bias() != null) {
      Objects.checkFromIndexSize(0, matrix.out(), product.bias().length);
    }
  }
}
