package io.headframe.linalg.pytorch.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.model.weights.FactoredMatrix;
import io.headframe.core.model.weights.FactoredSpectrum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactoredSpectrumTest {

  /** Of singular values up to 30: rounding times the size. */
  private static final double TOLERANCE = 1e-12;

  private final NDManager memory = NDManager.newBaseManager();
  private final PyTorchLinearAlgebra algebra = new PyTorchLinearAlgebra();
  private final FactoredSpectrum spectrum = new FactoredSpectrum(algebra);
  private final Random random = new Random(8);

  @AfterEach
  void close() {
    algebra.close();
    memory.close();
  }

  @Test
  void svd_isThatOfTheProductMultipliedOut() {
    for (int[] shape : new int[][] {{20, 4, 15}, {4, 20, 5}, {6, 6, 6}, {5, 3, 1}}) {
      NDArray left = random(shape[0], shape[1]);
      NDArray right = random(shape[1], shape[2]);
      Matrix product = product(left, right);
      SingularValues whole = algebra.svd(product);
      SingularValues found = spectrum.svd(new FactoredMatrix(left, right));
      int rank = Math.min(shape[1], Math.min(shape[0], shape[2]));
      assertEquals(rank, found.values().length);
      assertArrayEquals(Arrays.copyOf(whole.values(), rank), found.values(), 10 * TOLERANCE);
      // Signs are fixed, so vectors agree too, but for rounding over the gaps between singular values.
      for (int i = 0; i < rank; i++) {
        for (int row = 0; row < shape[0]; row++) {
          assertEquals(whole.left().get(row, i), found.left().get(row, i), 100 * TOLERANCE);
        }
      }
      assertArrayEquals(product.elements(), found.left().timesDiagonal(found.values())
          .times(found.right().transpose()).elements(), 10 * TOLERANCE);
    }
  }

  @Test
  void eigenvalues_areThoseOfTheProductMultipliedOut_butForZeros() {
    for (int[] shape : new int[][] {{20, 4}, {4, 20}, {6, 6}}) {
      NDArray left = random(shape[0], shape[1]);
      NDArray right = random(shape[1], shape[0]);
      Eigenvalues found = spectrum.eigenvalues(new FactoredMatrix(left, right));
      Eigenvalues whole = algebra.eigenvalues(product(left, right));
      assertEquals(Math.min(shape[0], shape[1]), found.real().length);
      assertArrayEquals(greatest(whole, found.real().length), greatest(found, found.real().length), 1e-10);
      assertEquals(Arrays.stream(whole.real()).sum(), Arrays.stream(found.real()).sum(), 1e-11);
    }
  }

  /** A rotation by 60° in two coordinates, stretched by 2, and 3 in a third: 2 e^{±iπ/3} and 3. */
  @Test
  void eigenvalues_ofARotation_areItsAngle() {
    float side = (float) Math.sqrt(3);
    NDArray left = memory.create(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}});
    NDArray right = memory.create(new float[][] {{1, side, 0, 5}, {-side, 1, 0, 6}, {0, 0, 3, 7}});
    Eigenvalues found = spectrum.eigenvalues(new FactoredMatrix(left, right));
    assertArrayEquals(new double[] {3, 1, 1}, found.real(), 1e-14);
    assertArrayEquals(new double[] {0, side, -side}, found.imaginary(), 1e-14);
  }

  @Test
  void eigenvalues_ofAProductThatIsNotSquare_areRefused() {
    FactoredMatrix wide = new FactoredMatrix(random(3, 2), random(2, 4));
    assertThrows(IllegalArgumentException.class, () -> spectrum.eigenvalues(wide));
  }

  @Test
  void nothingIsLeftInNativeMemory() {
    FactoredMatrix product = new FactoredMatrix(random(6, 2), random(2, 6));
    int before = memory.getManagedArrays().size();
    spectrum.svd(product);
    spectrum.eigenvalues(product);
    assertEquals(before, memory.getManagedArrays().size());
  }

  /** Normal numbers. */
  private NDArray random(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return memory.create(values, new Shape(rows, columns));
  }

  private static Matrix matrix(NDArray array) {
    double[] values = array.toType(DataType.FLOAT64, false).toDoubleArray();
    return new Matrix((int) array.getShape().get(0), (int) array.getShape().get(1), values);
  }

  private static Matrix product(NDArray left, NDArray right) {
    return matrix(left).times(matrix(right));
  }

  /** The greatest absolute values, falling. */
  private static double[] greatest(Eigenvalues values, int count) {
    return Arrays.stream(values.moduli()).boxed().sorted(Comparator.reverseOrder()).limit(count)
        .mapToDouble(value -> value).toArray();
  }
}
