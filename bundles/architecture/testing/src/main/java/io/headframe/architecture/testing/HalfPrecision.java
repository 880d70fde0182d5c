package io.headframe.architecture.testing;

/** IEEE 754 half precision, for numbers that are normal in it: written from the standard, for the test alone. */
public final class HalfPrecision {

  private HalfPrecision() {}

  /** The nearest half-precision number, ties to even; below the least normal number it is 0. */
  public static double round(double value) {
    if (value == 0) {
      return 0;
    }
    int exponent = Math.getExponent(value);
    if (exponent < -14) {
      return 0;
    }
    double step = Math.scalb(1.0, exponent - 10);
    return Math.rint(value / step) * step;
  }

  /** The bits of a number that {@link #round} returned. */
  public static short bits(float value) {
    if (value == 0) {
      return 0;
    }
    int sign = value < 0 ? 1 : 0;
    int exponent = Math.getExponent(value);
    int fraction = (int) (Math.scalb(Math.abs((double) value), 10 - exponent)) - 1024;
    return (short) (sign << 15 | exponent + 15 << 10 | fraction);
  }
}
