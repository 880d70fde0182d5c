package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A product with its inputs.
 *
 * @param seed of the random numbers
 * @param in length of a row
 * @param out number of rows of the matrix
 * @param rows inputs
 * @param bytes whether weights are 8-bit integers
 * @param bias whether there is one
 * @param factor whether there is one
 * @param activation what is applied
 * @param position where weights begin in their buffer
 * @param foreign memory that holds the weights already, or null
 * @param spared the row beside which all inputs are not numbers, or −1
 */
record SampleProduct(long seed, int in, int out, int rows, boolean bytes, boolean bias, boolean factor,
    Activation activation, int position, ByteBuffer foreign, int spared) {

  /** Floats after the result, which must stay. */
  private static final int MARGIN = 19;

  static SampleProduct random(long seed, int in, int out, int rows) {
    return new SampleProduct(seed, in, out, rows, false, false, false, Activation.NONE, 0, null, -1);
  }

  SampleProduct inBytes() {
    return new SampleProduct(seed, in, out, rows, true, bias, factor, activation, position, foreign, spared);
  }

  SampleProduct withBias() {
    return new SampleProduct(seed, in, out, rows, bytes, true, factor, activation, position, foreign, spared);
  }

  SampleProduct withFactor() {
    return new SampleProduct(seed, in, out, rows, bytes, bias, true, activation, position, foreign, spared);
  }

  SampleProduct with(Activation other) {
    return new SampleProduct(seed, in, out, rows, bytes, bias, factor, other, position, foreign, spared);
  }

  SampleProduct at(int other) {
    return new SampleProduct(seed, in, out, rows, bytes, bias, factor, activation, other, foreign, spared);
  }

  SampleProduct in(ByteBuffer memory) {
    return new SampleProduct(seed, in, out, rows, bytes, bias, factor, activation, position, memory, spared);
  }

  SampleProduct spoiledBut(int row) {
    return new SampleProduct(seed, in, out, rows, bytes, bias, factor, activation, position, foreign, row);
  }

  /** The weights in direct memory, its position where they begin. */
  ByteBuffer memory() {
    return bytes ? NativeFloats.of(integers(1), position) : NativeFloats.of(values(1, out * in), position);
  }

  void assertComputedBy(KernelOperations operations) {
    Product product = product(operations);
    operations.multiply(inputs(), rows, List.of(product));
    assertComputed(product);
  }

  /** One row is right although all others are not numbers. */
  void assertRowComputedBy(KernelOperations operations, int row) {
    Product product = product(operations);
    operations.multiply(inputs(), rows, List.of(product));
    exact().assertRow(product, row);
  }

  /** Several products of one input in one call. */
  static void assertComputedTogether(KernelOperations operations, int rows, int in, List<Integer> outs) {
    List<SampleProduct> samples = new ArrayList<>();
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < outs.size(); i++) {
      SampleProduct sample = random(11, in, outs.get(i), rows);
      samples.add(i % 2 == 0 ? sample : sample.withBias().withFactor().with(Activation.SILU));
      products.add(samples.get(i).product(operations));
    }
    operations.multiply(samples.get(0).inputs(), rows, products);
    for (int i = 0; i < samples.size(); i++) {
      samples.get(i).assertComputed(products.get(i));
    }
  }

  private void assertComputed(Product product) {
    ExactProduct exact = exact();
    for (int row = 0; row < rows; row++) {
      exact.assertRow(product, row);
    }
    for (int i = rows * out; i < product.y().length; i++) {
      assertEquals(Float.NaN, product.y()[i], "float " + (i - rows * out) + " after the result of " + this);
    }
  }

  private ExactProduct exact() {
    return new ExactProduct(inputs(), in, weights(1), factor ? weights(3) : null);
  }

  private double[] weights(int stream) {
    double[] weights = new double[out * in];
    float[] scales = bytes ? values(stream + 1, out) : null;
    byte[] integers = bytes ? integers(stream) : null;
    float[] floats = bytes ? null : values(stream, out * in);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = bytes ? (double) scales[i / in] * integers[i] : floats[i];
    }
    return weights;
  }

  float[] inputs() {
    // The same for products of one seed whatever their shape.
    float[] x = values(0, rows * in);
    for (int i = 0; i < x.length && spared >= 0; i++) {
      x[i] = i / in == spared ? x[i] : Float.NaN;
    }
    return x;
  }

  Product product(KernelOperations operations) {
    float[] y = new float[rows * out + MARGIN];
    Arrays.fill(y, Float.NaN);
    Matrix matrix = matrix(operations, foreign == null ? memory() : foreign.duplicate().position(position), 2);
    Matrix second = factor ? matrix(operations, bytes ? NativeFloats.of(integers(3), position)
        : NativeFloats.of(values(3, out * in), position), 4) : null;
    return new Product(matrix, bias ? values(5, out) : null, activation, second, y);
  }

  private Matrix matrix(KernelOperations operations, ByteBuffer memory, int scales) {
    return bytes ? operations.matrix(memory, values(scales, out), out, in) : operations.matrix(memory, out, in);
  }

  private float[] values(int stream, int count) {
    Random random = new Random(seed * 31 + stream);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }

  private byte[] integers(int stream) {
    byte[] values = new byte[out * in];
    new Random(seed * 31 + stream).nextBytes(values);
    return values;
  }
}
