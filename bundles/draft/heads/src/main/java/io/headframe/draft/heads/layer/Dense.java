package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * y = W x + b for some rows. Weights stand once, as they are published, in direct memory that goes with this object.
 * Used by one thread at a time, since it keeps what the last kernel made of them.
 */
public final class Dense {

  private final ByteBuffer weights;
  private final float[] bias;
  private final int in;
  private final int out;
  private KernelOperations operations;
  private Matrix matrix;

  private Dense(ByteBuffer weights, float[] bias, int in, int out) {
    this.weights = weights;
    this.bias = bias;
    this.in = in;
    this.out = out;
  }

  /**
   * A map.
   *
   * @param rowMajor [out, in], as it is published; copied
   * @param bias [out]; null for none; not copied
   */
  public static Dense of(float[] rowMajor, float[] bias, int out) {
    ByteBuffer weights = ByteBuffer.allocateDirect(Math.multiplyExact(rowMajor.length, Float.BYTES))
        .order(ByteOrder.nativeOrder());
    weights.asFloatBuffer().put(rowMajor);
    return new Dense(weights, bias, rowMajor.length / out, out);
  }

  /** The length of an input. */
  public int in() {
    return in;
  }

  /** The length of a result. */
  public int out() {
    return out;
  }

  /** [out]; null for none. */
  float[] bias() {
    return bias;
  }

  /** [out, in]. */
  FloatBuffer weights() {
    return weights.asFloatBuffer();
  }

  /** The weights as a kernel understands them: a view, made anew for another kernel. */
  Matrix in(KernelOperations kernel) {
    if (operations != kernel) {
      matrix = kernel.matrix(weights, out, in);
      operations = kernel;
    }
    return matrix;
  }

  /** The map into an array that is at least as long as the results. */
  public DenseProduct into(float[] y) {
    return new DenseProduct(this, false, null, y);
  }

  /** SiLU of the map. */
  public DenseProduct activated(float[] y) {
    return new DenseProduct(this, true, null, y);
  }

  /** SiLU of the map, number by number times another one without bias. */
  public DenseProduct gating(Dense factor, float[] y) {
    return new DenseProduct(this, true, factor, y);
  }
}
