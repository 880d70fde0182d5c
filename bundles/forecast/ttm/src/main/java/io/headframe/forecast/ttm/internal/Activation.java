package io.headframe.forecast.ttm.internal;

/** Functions of single numbers in forms without branches, which the JVM computes many at a time. */
final class Activation {

  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  private Activation() {}

  /**
   * x Φ(x), in place. The error function comes from the rational fit that XLA and Eigen have, with an error below
   * 5e-7.
   */
  static void gelu(float... x) {
    for (int i = 0; i < x.length; i++) {
      float z = Math.max(-4f, Math.min(4f, x[i] * ROOT_HALF));
      float s = z * z;
      float top = -2.72614225801306e-10f;
      top = top * s + 2.77068142495902e-08f;
      top = top * s - 2.10102402082508e-06f;
      top = top * s - 5.69250639462346e-05f;
      top = top * s - 7.34990630306855e-04f;
      top = top * s - 2.95459980854025e-03f;
      top = top * s - 1.60960333262415e-02f;
      float bottom = -1.45660718464996e-05f;
      bottom = bottom * s - 2.13374055278905e-04f;
      bottom = bottom * s - 1.68282697438203e-03f;
      bottom = bottom * s - 7.37332916720468e-03f;
      bottom = bottom * s - 1.42647390514189e-02f;
      x[i] = x[i] * 0.5f * (1 + z * top / bottom);
    }
  }

  /**
   * exp(x − shift), in place, for shifts that are not below x: (exp((x − shift) / 64))^64, with an error below 3e-6.
   *
   * @param shift [place]
   */
  static void expBelow(float[] x, float... shift) {
    for (int i = 0; i < x.length; i++) {
      float t = Math.max(-87f, x[i] - shift[i]) * 0.015625f;
      float p = 1f / 5040;
      p = p * t + 1f / 720;
      p = p * t + 1f / 120;
      p = p * t + 1f / 24;
      p = p * t + 1f / 6;
      p = p * t + 0.5f;
      p = p * t + 1;
      p = p * t + 1;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      x[i] = p;
    }
  }
}
