package io.headframe.benchmark.synthetic.internal;

/** IEEE 16-bit floats, which Java converts from version 20 on. */
final class HalfPrecision {

  private static final int SMALLEST_NORMAL_EXPONENT = -14;

  private HalfPrecision() {}

  /** The number that bits stand for. */
  static float value(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude = exponent == 0x1f
        ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
        : exponent == 0
            ? Math.scalb((float) fraction, SMALLEST_NORMAL_EXPONENT - 10)
            : Math.scalb((float) (fraction | 0x400), exponent - 25);
    return bits < 0 ? -magnitude : magnitude;
  }

  /** The bits of the nearest number, to even where two are; for a finite number of at most 65504 in size. */
  static short bits(float value) {
    int exponent = Math.max(Math.getExponent(value), SMALLEST_NORMAL_EXPONENT);
    // In units of the last place; 1024 and more carry into the exponent by themselves.
    int units = (int) Math.rint(Math.scalb(Math.abs((double) value), 10 - exponent));
    int magnitude = units + (exponent - SMALLEST_NORMAL_EXPONENT << 10);
    return (short) (Float.floatToRawIntBits(value) >>> 31 << 15 | magnitude);
  }
}
