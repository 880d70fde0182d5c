package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/** Activations of chosen numbers: products with a matrix of one column, and 1. */
final class SampleActivations {

  private SampleActivations() {}

  /**
   * Compares.
   *
   * @param tolerance of the number and the exact result
   */
  static void assertComputedBy(KernelOperations operations, Activation activation, DoubleBinaryOperator tolerance) {
    float[] points = points();
    float[] y = new float[points.length];
    operations.multiply(new float[] {1}, 1, List.of(new Product(
        operations.matrix(NativeFloats.of(points, 0), points.length, 1), null, activation, null, y)));
    for (int i = 0; i < y.length; i++) {
      double exact = ExactActivation.of(activation, points[i]);
      assertEquals(exact, y[i], tolerance.applyAsDouble(points[i], exact) + Float.MIN_VALUE,
          activation + " of " + points[i]);
    }
  }

  private static float[] points() {
    DoubleStream near = DoubleStream.iterate(-20, x -> x < 20, x -> x + 1 / 64.0);
    DoubleStream far = DoubleStream.iterate(1e-45, x -> x < 1e5, x -> x * 1.37).flatMap(x -> DoubleStream.of(x, -x));
    DoubleStream chosen = DoubleStream.of(0, -100, 100, -87, -88, -89, 88, 89, -104, Float.MIN_NORMAL,
        -Float.MIN_NORMAL, Float.MIN_VALUE, -Float.MIN_VALUE, -1000, 1000);
    double[] all = DoubleStream.concat(DoubleStream.concat(near, far), chosen).toArray();
    float[] points = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      points[i] = (float) all[i];
    }
    return points;
  }
}
