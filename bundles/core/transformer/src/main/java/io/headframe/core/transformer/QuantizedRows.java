package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A matrix whose rows are 8-bit integers times a factor: w[o, i] ≈ scales[o] · values[o, i].
 *
 * @param values [out, in], direct
 * @param scales [out]
 */
record QuantizedRows(ByteBuffer values, float[] scales) {

  private static final float LARGEST = 127;

  /** Rounds each element to the nearest multiple, of two that are equally near to the even one. */
  static QuantizedRows of(NDArray matrix) {
    int out = Math.toIntExact(matrix.getShape().get(0));
    int in = Math.toIntExact(matrix.getShape().get(1));
    FloatBuffer elements = NativeMemory.of(matrix)
        .map(ByteBuffer::asFloatBuffer).orElseGet(() -> FloatBuffer.wrap(matrix.toFloatArray()));
    ByteBuffer values = ByteBuffer.allocateDirect(Math.multiplyExact(out, in));
    float[] scales = new float[out];
    float[] row = new float[in];
    for (int o = 0; o < out; o++) {
      elements.get(row);
      float greatest = 0;
      for (float element : row) {
        greatest = Math.max(greatest, Math.abs(element));
      }
      scales[o] = greatest / LARGEST;
      // A row of zeros stays one.
      float factor = greatest == 0 ? 0 : LARGEST / greatest;
      for (float element : row) {
        values.put((byte) Math.rint(element * factor));
      }
    }
    return new QuantizedRows(values.flip(), scales);
  }
}
