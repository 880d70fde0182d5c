package io.headframe.linalg.nd4jarrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.linalg.Matrix;
import io.headframe.core.model.Tensor;
import io.headframe.linalg.nd4jarrays.internal.ArraysError;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jArraysTest {

  private final Matrix matrix = Matrix.of(new double[] {1, 2, 1. / 3}, new double[] {4, 5, 6});

  @Test
  void products_ofNd4j_areThoseOfTheMatrices() {
    try (INDArray left = Nd4jArrays.of(matrix); INDArray right = Nd4jArrays.of(matrix.transpose());
        INDArray product = left.mmul(right)) {
      assertEquals(DataType.DOUBLE, left.dataType());
      Matrix expected = matrix.times(matrix.transpose());
      assertArrayEquals(expected.elements(), Nd4jArrays.matrix(product).elements(), 1e-14);
    }
  }

  /** Transposed, every second column, and one column: the elements are not beside each other. */
  @Test
  void views_areReadInTheOrderOfTheirRows() {
    try (INDArray array = Nd4jArrays.of(matrix)) {
      assertEquals(matrix.transpose(), Nd4jArrays.matrix(array.transpose()));
      assertEquals(Matrix.of(new double[] {1, 1. / 3}, new double[] {4, 6}),
          Nd4jArrays.matrix(array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 3))));
      assertEquals(Matrix.column(2, 5),
          Nd4jArrays.matrix(array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2))));
      assertFalse(array.wasClosed());
    }
  }

  @Test
  void otherTypes_areConverted() {
    try (INDArray whole = Nd4j.createFromArray(new int[][] {{1, -2}, {3, 1 << 30}})) {
      assertEquals(Matrix.of(new double[] {1, -2}, new double[] {3, 1 << 30}), Nd4jArrays.matrix(whole));
      assertEquals(Tensor.of(new float[] {1, -2, 3, 1 << 30}, 2, 2), Nd4jArrays.tensor(whole));
    }
    try (INDArray half = Nd4j.createFromArray(.5, .1).castTo(DataType.FLOAT)) {
      assertArrayEquals(new float[] {.5f, .1f}, Nd4jArrays.tensor(half).data());
    }
  }

  @Test
  void tensors_keepTheirShape() {
    for (long[] shape : new long[][] {{}, {1}, {24}, {2, 3, 4}, {1, 24, 1}, {0}, {2, 0}}) {
      int size = 1;
      for (long length : shape) {
        size *= (int) length;
      }
      float[] data = new float[size];
      for (int i = 0; i < size; i++) {
        data[i] = i + .1f;
      }
      Tensor tensor = new Tensor(shape, data);
      try (INDArray array = Nd4jArrays.of(tensor)) {
        assertEquals(DataType.FLOAT, array.dataType());
        assertArrayEquals(shape, array.shape());
        assertEquals(tensor, Nd4jArrays.tensor(array));
      }
    }
  }

  @Test
  void matricesWithoutElements_keepTheirShape() {
    try (INDArray array = Nd4jArrays.of(new Matrix(0, 3, new double[0]))) {
      assertEquals(new Matrix(0, 3, new double[0]), Nd4jArrays.matrix(array));
    }
  }

  @Test
  void nothing_isShared() {
    Tensor tensor = Tensor.of(new float[] {1, 2}, 2);
    try (INDArray array = Nd4jArrays.of(tensor)) {
      array.putScalar(0, 9);
      assertEquals(1, tensor.data()[0]);
      Tensor read = Nd4jArrays.tensor(array);
      array.putScalar(1, 9);
      assertArrayEquals(new float[] {9, 2}, read.data());
    }
  }

  @Test
  void anArrayMadeInAWorkspace_outlivesIt() {
    INDArray array;
    try (MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace(
        WorkspaceConfiguration.builder().initialSize(1 << 20).build(), "mine")) {
      assertTrue(workspace.isScopeActive());
      array = Nd4jArrays.of(matrix);
      assertFalse(array.isAttached());
    }
    assertEquals(matrix, Nd4jArrays.matrix(array));
    array.close();
  }

  /** 200 arrays of 8 MB are twice what is allowed; the Java heap may grow meanwhile. */
  @Test
  void closedArrays_giveTheirMemoryBack() {
    Matrix large = new Matrix(1000, 1000, new double[1_000_000]);
    Nd4jArrays.of(large).close();
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 200; i++) {
      try (INDArray array = Nd4jArrays.of(large)) {
        assertTrue(array.closeable());
      }
    }
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < 800_000_000, grown + " bytes");
  }

  @Test
  void otherShapes_areNoMatrix() {
    try (INDArray cube = Nd4j.zeros(2, 2, 2)) {
      assertThrows(IllegalArgumentException.class, () -> Nd4jArrays.matrix(cube));
    }
  }

  @Test
  void missingLibrary_isNamedWithTheMachine() {
    assertEquals("HF-INDARRAY-001: An array of ND4J was asked, and ND4J cannot load its native library for Plan 9 on"
        + " mips (no jnind4jcpu); use a distribution with ND4J that was built for this machine.",
        describe(new ExceptionInInitializerError(new IllegalStateException("no jnind4jcpu"))));
  }

  private static String describe(LinkageError cause) {
    var missing = ArraysError.missing(cause, "Plan 9 on mips");
    return missing.id() + ": " + missing.getMessage();
  }
}
