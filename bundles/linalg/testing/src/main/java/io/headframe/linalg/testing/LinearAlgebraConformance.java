package io.headframe.linalg.testing;

import static io.headframe.linalg.testing.Matrices.ROUNDING;
import static io.headframe.linalg.testing.Matrices.assertOrdered;
import static io.headframe.linalg.testing.Matrices.assertOrthonormal;
import static io.headframe.linalg.testing.Matrices.assertSame;
import static io.headframe.linalg.testing.Matrices.assertSigns;
import static io.headframe.linalg.testing.Matrices.hilbert;
import static io.headframe.linalg.testing.Matrices.random;
import static io.headframe.linalg.testing.Matrices.symmetric;
import static io.headframe.linalg.testing.Matrices.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.TechniqueConformance;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What every provider of linear algebra does, against closed forms, identities and rotations of Jacobi in plain Java.
 * Extend it in the provider's tests. Identities hold within 50 · 2⁻⁵² times the size: the bounds of LAPACK's algorithms
 * are of that form with a constant near 1.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LinearAlgebraConformance extends TechniqueConformance<LinearAlgebra> {

  /** Shapes that are tried: one element, row, column, tall, square, wide. */
  private static final int[][] SHAPES = {{1, 1}, {1, 7}, {7, 1}, {9, 4}, {6, 6}, {4, 9}, {40, 25}, {40, 40}, {25, 40}};

  /** For subclasses. */
  protected LinearAlgebraConformance() {}

  /** The provider; the same one each time. */
  protected abstract LinearAlgebra algebra();

  @Override
  protected final Class<?> extensionPoint() {
    return LinearAlgebra.class;
  }

  @Override
  protected final LinearAlgebra technique() {
    return algebra();
  }

  // Singular values

  /** AᵀA = [[25, 20], [20, 25]], so σ² = 45 and 5. */
  @Test
  void svd_ofAKnownMatrix_isExact() {
    SingularValues found = algebra().svd(Matrix.of(new double[] {3, 0}, new double[] {4, 5}));
    assertArrayEquals(new double[] {Math.sqrt(45), Math.sqrt(5)}, found.values(), 1e-14);
    double u = 1 / Math.sqrt(10);
    assertSame(Matrix.of(new double[] {u, 3 * u}, new double[] {3 * u, -u}), found.left(), 1e-14);
    double v = Math.sqrt(.5);
    assertSame(Matrix.of(new double[] {v, v}, new double[] {v, -v}), found.right(), 1e-14);
  }

  @Test
  void svd_ofAnyShape_isOrthogonal_ordered_andMultipliesBack() {
    for (int[] shape : SHAPES) {
      Matrix matrix = random(3, shape[0], shape[1]);
      SingularValues found = algebra().svd(matrix);
      assertEquals(Math.min(shape[0], shape[1]), found.values().length);
      assertOrthonormal(found.left());
      assertOrthonormal(found.right());
      assertOrdered(found.values(), -1);
      assertSigns(found.left());
      double tolerance = ROUNDING * Math.max(shape[0], shape[1]) * found.values()[0];
      assertSame(matrix, found.left().timesDiagonal(found.values()).times(found.right().transpose()), tolerance);
      assertArrayEquals(JacobiReference.singularValues(matrix), found.values(), tolerance);
    }
  }

  /** Equal absolute values: the first decides, whichever is a little greater after rounding. */
  @Test
  void svd_ofTies_takesTheSignOfTheFirst() {
    SingularValues found = algebra().svd(Matrix.column(-.1, .1, .1 + 1e-16));
    assertEquals(Math.sqrt(1. / 3), found.left().get(0, 0), 1e-14);
    assertEquals(-1, found.right().get(0, 0), 1e-15);
  }

  /** The condition of the Hilbert matrix of order 10 is 1.6025e13 (Todd 1961); LAPACK keeps σ to ε σ₁. */
  @Test
  void svd_ofTheHilbertMatrix_hasItsCondition() {
    double[] values = algebra().svd(hilbert(10)).values();
    assertEquals(1.7519196702651775, values[0], 1e-14);
    assertEquals(1.6025e13, values[0] / values[9], 2e-3 * 1.6025e13);
  }

  @Test
  void svd_ofAMatrixOfLowRank_countsIt() {
    Matrix matrix = random(4, 30, 3).times(random(5, 3, 20));
    SingularValues found = algebra().svd(matrix);
    assertEquals(3, found.rank(found.rounding()));
    assertOrthonormal(found.left());
    assertOrthonormal(found.right());
    assertEquals(0, algebra().svd(zeros(4, 3)).rank(0));
  }

  // Symmetric eigenvalues

  /** The second difference: λ_k = 2 − 2 cos(kπ/(n+1)), vectors sin(ikπ/(n+1)) √(2/(n+1)). */
  @Test
  void symmetricEigen_ofTheSecondDifference_isExact() {
    int size = 12;
    double[] elements = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        elements[i * size + j] = i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0;
      }
    }
    SymmetricEigen found = algebra().symmetricEigen(new Matrix(size, size, elements));
    double angle = Math.PI / (size + 1);
    for (int k = 1; k <= size; k++) {
      assertEquals(2 - 2 * Math.cos(k * angle), found.values()[k - 1], ROUNDING * size);
      double sign = Math.signum(Math.sin(k * angle) * found.vectors().get(0, k - 1));
      for (int i = 1; i <= size; i++) {
        double expected = sign * Math.sin(i * k * angle) * Math.sqrt(2. / (size + 1));
        // Gaps between neighbouring eigenvalues are 0.06 or more, and errors grow with their inverse.
        assertEquals(expected, found.vectors().get(i - 1, k - 1), 1e-12);
      }
    }
    assertSigns(found.vectors());
  }

  @Test
  void symmetricEigen_ofRandomMatrices_isOrthogonal_ordered_andMultipliesBack() {
    for (int size : new int[] {1, 2, 3, 10, 40}) {
      Matrix matrix = symmetric(6, size);
      SymmetricEigen found = algebra().symmetricEigen(matrix);
      double tolerance = ROUNDING * size * matrix.greatest() * size;
      assertOrthonormal(found.vectors());
      assertOrdered(found.values(), 1);
      assertSigns(found.vectors());
      assertSame(matrix, found.vectors().timesDiagonal(found.values()).times(found.vectors().transpose()), tolerance);
      assertArrayEquals(JacobiReference.eigenvalues(matrix), found.values(), tolerance);
    }
  }

  // General eigenvalues

  /** A cyclic shift: the roots of unity. */
  @Test
  void eigenvalues_ofACyclicShift_areTheRootsOfUnity() {
    int size = 7;
    double[] shift = new double[size * size];
    for (int i = 0; i < size; i++) {
      shift[i * size + (i + 1) % size] = 1;
    }
    if (without().contains(Capability.EIGENVALUES)) {
      assertEquals("HF-LINALG-008",
          assertThrows(HeadframeException.class, () -> algebra().eigenvalues(new Matrix(size, size, shift))).id());
      return;
    }
    Eigenvalues found = algebra().eigenvalues(new Matrix(size, size, shift));
    for (int i = 0; i < size; i++) {
      // By falling real part 1, then pairs with the positive imaginary part first.
      double angle = 2 * Math.PI * ((i + 1) / 2) / size;
      assertEquals(Math.cos(angle), found.real()[i], 1e-13);
      assertEquals(i % 2 == 1 ? Math.sin(angle) : -Math.sin(angle), found.imaginary()[i], 1e-13);
      assertEquals(1, found.moduli()[i], 1e-13);
    }
  }

  @Test
  void eigenvalues_ofRandomMatrices_haveItsTraces_andTheSymmetricOnesAgree() {
    if (without().contains(Capability.EIGENVALUES)) {
      return;
    }
    for (int size : new int[] {1, 2, 5, 40}) {
      Matrix matrix = random(7, size, size);
      Eigenvalues found = algebra().eigenvalues(matrix);
      double[] real = found.real();
      double[] imaginary = found.imaginary();
      assertEquals(trace(matrix), Arrays.stream(real).sum(), 1e-11);
      // Σ λ² = tr A², and conjugate pairs leave no imaginary part.
      assertEquals(trace(matrix.times(matrix)),
          IntStream.range(0, size).mapToDouble(i -> real[i] * real[i] - imaginary[i] * imaginary[i]).sum(), 1e-10);
      assertEquals(0, Arrays.stream(imaginary).sum(), 0);
      assertOrdered(real, -1);
      double[] symmetric = algebra().eigenvalues(symmetric(8, size)).real();
      double[] rising = IntStream.range(0, size).mapToDouble(i -> symmetric[size - 1 - i]).toArray();
      assertArrayEquals(JacobiReference.eigenvalues(symmetric(8, size)), rising, 1e-11);
    }
  }

  // QR

  @Test
  void qr_ofAKnownMatrix_isExact() {
    OrthogonalTriangular found = algebra().qr(Matrix.of(
        new double[] {12, -51, 4}, new double[] {6, 167, -68}, new double[] {-4, 24, -41}));
    assertSame(Matrix.of(new double[] {14, 21, -14}, new double[] {0, 175, -70}, new double[] {0, 0, 35}),
        found.triangular(), 1e-12);
    assertSame(Matrix.of(new double[] {6. / 7, -69. / 175, 58. / 175}, new double[] {3. / 7, 158. / 175, -6. / 175},
        new double[] {-2. / 7, 6. / 35, 33. / 35}).timesDiagonal(1, 1, -1), found.orthogonal(), 1e-14);
  }

  @Test
  void qr_ofAnyShape_isOrthogonal_triangular_andMultipliesBack() {
    for (int[] shape : SHAPES) {
      Matrix matrix = random(9, shape[0], shape[1]);
      OrthogonalTriangular found = algebra().qr(matrix);
      assertOrthonormal(found.orthogonal());
      for (int i = 0; i < found.triangular().rows(); i++) {
        assertTrue(found.triangular().get(i, i) >= 0);
        for (int j = 0; j < i; j++) {
          assertEquals(0, found.triangular().get(i, j), 0);
        }
      }
      assertSame(matrix, found.orthogonal().times(found.triangular()),
          ROUNDING * Math.max(shape[0], shape[1]) * matrix.greatest());
    }
  }

  // Cholesky

  /** Pascal's symmetric matrix is the product of Pascal's triangle with its transpose. */
  @Test
  void cholesky_ofPascalsMatrix_isPascalsTriangle() {
    int size = 8;
    double[] triangle = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        triangle[i * size + j] = j == 0 || j == i ? 1 : triangle[(i - 1) * size + j - 1] + triangle[(i - 1) * size + j];
      }
    }
    Matrix factor = new Matrix(size, size, triangle);
    // All steps are on integers, and so are exact.
    assertSame(factor, algebra().cholesky(factor.times(factor.transpose())), 0);
  }

  @Test
  void cholesky_ofRandomMatrices_multipliesBack() {
    for (int size : new int[] {1, 5, 40}) {
      Matrix matrix = gram(random(10, size + 5, size));
      Matrix factor = algebra().cholesky(matrix);
      assertSame(matrix, factor.times(factor.transpose()), ROUNDING * size * matrix.greatest());
    }
  }

  @Test
  void cholesky_ofAnIndefiniteMatrix_namesTheLeadingMinor() {
    // Minors 4, 4 · 3 − 2 · 2 = 8, and then −8.
    HeadframeException refused = refused("HF-LINALG-004", algebra -> algebra.cholesky(
        Matrix.of(new double[] {4, 2, 0}, new double[] {2, 3, 0}, new double[] {0, 0, -1})));
    assertTrue(refused.getMessage().contains("order 3 "), refused.getMessage());
    refused = refused("HF-LINALG-004",
        algebra -> algebra.cholesky(Matrix.of(new double[] {1, 2}, new double[] {2, 1})));
    assertTrue(refused.getMessage().contains("order 2 "), refused.getMessage());
  }

  // Systems

  @Test
  void solve_findsWhatWasMultiplied() {
    for (int size : new int[] {1, 2, 40}) {
      Matrix matrix = random(11, size, size);
      Matrix solution = random(12, size, 3);
      double condition = condition(matrix);
      assertSame(solution, algebra().solve(matrix, matrix.times(solution)), ROUNDING * size * condition);
    }
  }

  /** The inverse of the Hilbert matrix of order 5 is of integers; the error is rounding times the condition, 4.8e5. */
  @Test
  void solve_ofTheHilbertMatrix_isItsInverse() {
    double[] first = {25, -300, 1050, -1400, 630};
    double[] found = algebra().solve(hilbert(5), Matrix.column(1, 0, 0, 0, 0)).elements();
    assertArrayEquals(first, found, 1400 * 4.8e5 * ROUNDING);
  }

  @Test
  void solve_needsExchangesOfRows() {
    Matrix swap = Matrix.of(new double[] {0, 1}, new double[] {1, 0});
    assertSame(Matrix.column(3, 2), algebra().solve(swap, Matrix.column(2, 3)), 0);
  }

  @Test
  void solve_ofASingularMatrix_isRefused() {
    HeadframeException refused = refused("HF-LINALG-006", algebra ->
        algebra.solve(Matrix.of(new double[] {1, 2}, new double[] {2, 4}), Matrix.column(1, 1)));
    assertTrue(refused.getMessage().contains("column 1 "), refused.getMessage());
  }

  /** A line through four points: the normal equations give slope 1.4 and intercept 3.5. */
  @Test
  void leastSquares_ofAKnownSystem_isExact() {
    Matrix points = Matrix.of(new double[] {1, 1}, new double[] {1, 2}, new double[] {1, 3}, new double[] {1, 4});
    assertSame(Matrix.column(3.5, 1.4), algebra().leastSquares(points, Matrix.column(6, 5, 7, 10)), 1e-13);
  }

  @Test
  void leastSquares_ofAnyShape_isOrthogonalToTheColumns_andOfLeastNorm() {
    for (int[] shape : SHAPES) {
      Matrix matrix = random(13, shape[0], shape[1]);
      assertLeastSquares(matrix, random(14, shape[0], 2));
    }
    assertLeastSquares(random(15, 30, 3).times(random(16, 3, 20)), random(17, 30, 2));
  }

  /** x + 2 y = 5 twice: the nearest point to the origin is (1, 2), and the mean of 4 and 6 is 5. */
  @Test
  void leastSquares_ofDependentColumns_hasTheLeastNorm() {
    Matrix matrix = Matrix.of(new double[] {1, 2}, new double[] {1, 2});
    assertSame(Matrix.column(1, 2), algebra().leastSquares(matrix, Matrix.column(4, 6)), 1e-14);
    assertSame(Matrix.column(0, 0), algebra().leastSquares(zeros(2, 2), Matrix.column(4, 6)), 0);
  }

  /** The four equations of Penrose. */
  @Test
  void pseudoInverse_ofAnyShapeAndRank_isThatOfPenrose() {
    for (int[] shape : SHAPES) {
      assertPenrose(random(18, shape[0], shape[1]));
    }
    assertPenrose(random(19, 30, 3).times(random(20, 3, 20)));
    assertPenrose(zeros(3, 2));
  }

  // Borders and refusals

  @Test
  void matricesWithoutElements_haveResultsOfTheirShapes() {
    for (int[] shape : new int[][] {{0, 0}, {0, 3}, {3, 0}}) {
      Matrix empty = zeros(shape[0], shape[1]);
      assertSame(empty, algebra().svd(empty).left().times(algebra().svd(empty).right().transpose()), 0);
      assertSame(empty, algebra().qr(empty).orthogonal().times(algebra().qr(empty).triangular()), 0);
      assertSame(empty.transpose(), algebra().pseudoInverse(empty), 0);
      assertSame(zeros(shape[1], 2), algebra().leastSquares(empty, zeros(shape[0], 2)), 0);
    }
    Matrix none = zeros(0, 0);
    assertSame(none, algebra().symmetricEigen(none).vectors(), 0);
    assertSame(none, algebra().cholesky(none), 0);
    assertSame(zeros(0, 2), algebra().solve(none, zeros(0, 2)), 0);
    assertSame(zeros(2, 0), algebra().solve(Matrix.identity(2), zeros(2, 0)), 0);
    assertEquals(0, algebra().eigenvalues(none).real().length);
  }

  @Test
  void elementsThatAreNotFinite_areRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Matrix matrix = Matrix.of(new double[] {1, 2}, new double[] {bad, 3});
      for (Function<LinearAlgebra, Object> call : calls(matrix, Matrix.identity(2))) {
        HeadframeException refused = refused("HF-LINALG-001", call);
        assertTrue(refused.getMessage().contains("row 1, column 0 (from 0) is " + bad), refused.getMessage());
      }
      refused("HF-LINALG-001", algebra -> algebra.solve(Matrix.identity(2), matrix));
      refused("HF-LINALG-001", algebra -> algebra.leastSquares(Matrix.identity(2), matrix));
    }
  }

  @Test
  void shapesThatDoNotFit_areRefused() {
    Matrix wide = random(21, 2, 3);
    refused("HF-LINALG-002", algebra -> algebra.symmetricEigen(wide));
    refused("HF-LINALG-002", algebra -> algebra.eigenvalues(wide));
    refused("HF-LINALG-002", algebra -> algebra.cholesky(wide));
    refused("HF-LINALG-002", algebra -> algebra.solve(wide, wide));
    refused("HF-LINALG-005", algebra -> algebra.solve(Matrix.identity(3), wide));
    refused("HF-LINALG-005", algebra -> algebra.leastSquares(Matrix.identity(3), wide));
  }

  @Test
  void asymmetry_isRefused_butForRounding() {
    Matrix matrix = Matrix.of(new double[] {2, 1}, new double[] {1 + 1e-9, 2});
    HeadframeException refused = refused("HF-LINALG-003", algebra -> algebra.symmetricEigen(matrix));
    assertTrue(refused.getMessage().contains("(0, 1) and (1, 0) are 1.0 and 1.000000001"), refused.getMessage());
    refused("HF-LINALG-003", algebra -> algebra.cholesky(matrix));
    Matrix nearly = Matrix.of(new double[] {2, 1}, new double[] {1 + 1e-12, 2});
    assertArrayEquals(new double[] {1, 3}, algebra().symmetricEigen(nearly).values(), 1e-11);
  }

  @Test
  void aCall_leavesNothingBehindForTheNext() {
    Matrix matrix = random(22, 12, 8);
    SingularValues first = algebra().svd(matrix);
    algebra().svd(random(23, 12, 8));
    SingularValues again = algebra().svd(matrix);
    assertArrayEquals(first.values(), again.values(), 0);
    assertEquals(first.left(), again.left());
    assertEquals(first.right(), again.right());
  }

  @Test
  void severalThreads_findTheSame() {
    Matrix matrix = random(24, 20, 20);
    double[] alone = algebra().svd(matrix).values();
    IntStream.range(0, 16).parallel()
        .forEach(i -> assertArrayEquals(alone, algebra().svd(matrix).values(), ROUNDING * alone[0]));
  }

  private List<Function<LinearAlgebra, Object>> calls(Matrix matrix, Matrix rightSide) {
    return List.of(algebra -> algebra.svd(matrix), algebra -> algebra.symmetricEigen(matrix),
        algebra -> algebra.eigenvalues(matrix), algebra -> algebra.qr(matrix), algebra -> algebra.cholesky(matrix),
        algebra -> algebra.solve(matrix, rightSide), algebra -> algebra.leastSquares(matrix, rightSide),
        algebra -> algebra.pseudoInverse(matrix));
  }

  private HeadframeException refused(String id, Function<LinearAlgebra, Object> call) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> call.apply(algebra()));
    assertEquals(id, refused.id(), refused.getMessage());
    return refused;
  }

  /** The residual is orthogonal to the columns, and the solution to the null space: X = A⁺ A X. */
  private void assertLeastSquares(Matrix matrix, Matrix rightSide) {
    Matrix found = algebra().leastSquares(matrix, rightSide);
    Matrix remains = minus(matrix.times(found), rightSide);
    double tolerance = ROUNDING * 40 * condition(matrix) * Math.max(1, matrix.greatest()) * 10;
    assertSame(zeros(matrix.columns(), 2), matrix.transpose().times(remains), tolerance);
    assertSame(found, algebra().pseudoInverse(matrix).times(matrix).times(found), tolerance);
  }

  private void assertPenrose(Matrix a) {
    Matrix p = algebra().pseudoInverse(a);
    double tolerance = ROUNDING * 40 * condition(a) * Math.max(1, Math.max(a.greatest(), p.greatest()));
    assertSame(a, a.times(p).times(a), tolerance);
    assertSame(p, p.times(a).times(p), tolerance);
    assertSame(a.times(p).transpose(), a.times(p), tolerance);
    assertSame(p.times(a).transpose(), p.times(a), tolerance);
  }

  /** Greatest over least singular value that counts. */
  private static double condition(Matrix matrix) {
    double[] values = JacobiReference.singularValues(matrix);
    double least = Arrays.stream(values).filter(value -> value > 1e-10 * values[0]).min().orElse(1);
    return Math.max(1, values[0] / least);
  }

  private static Matrix gram(Matrix matrix) {
    return matrix.transpose().times(matrix);
  }

  private static Matrix minus(Matrix left, Matrix right) {
    double[] difference = left.elements();
    double[] subtracted = right.elements();
    Arrays.setAll(difference, i -> difference[i] - subtracted[i]);
    return new Matrix(left.rows(), left.columns(), difference);
  }

  private static double trace(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToDouble(i -> matrix.get(i, i)).sum();
  }
}
