package io.headframe.benchmark.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Evenly distributed numbers of one tensor. Even ones, since they are many and normal ones take ten times as long.
 *
 * @param seed the same seed gives the same numbers
 * @param mean of them
 * @param deviation standard deviation of them
 * @param count how many
 */
public record RandomWeights(long seed, double mean, double deviation, int count) {

  private static final int CHUNK = 1 << 14;

  /** The numbers as 32-bit floats, little-endian, in native memory of their own. */
  public ByteBuffer bytes() {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    SplittableRandom random = new SplittableRandom(seed);
    // Numbers between -1 and 1 have a deviation of 1/√3; an integer's are 2^31 times that.
    float scale = (float) (deviation * Math.sqrt(3) / (1L << 31));
    float[] chunk = new float[CHUNK];
    while (floats.hasRemaining()) {
      int n = Math.min(CHUNK, floats.remaining());
      for (int i = 0; i < n; i++) {
        chunk[i] = (float) mean + scale * random.nextInt();
      }
      floats.put(chunk, 0, n);
    }
    return bytes;
  }
}
