package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import io.headframe.core.method.Run;
import io.headframe.core.tck.TechniqueConformance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Kernel} must do, against loops in double precision. A test class extends it and gives the kernel.
 * Sums may be rounded as any order of summation would: by (n + 2) 2⁻²³ Σ|wᵢxᵢ| at most, which a missing term exceeds.
 * The kernel may be the same one each time.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class KernelConformance extends TechniqueConformance<Kernel> {

  /** Threads that products and attention are tried with. */
  private static final int[] THREADS = {1, 2, 3};

  /** For the test of one kernel. */
  protected KernelConformance() {}

  @Override
  protected final Class<?> extensionPoint() {
    return Kernel.class;
  }

  @Override
  protected final void use(Kernel anew, Run run) {
    try (KernelOperations operations = anew.open(2)) {
      SampleProduct.random(1, 100, 300, 1).assertComputedBy(operations);
      SampleProduct.random(1, 100, 300, 16).assertComputedBy(operations);
      new SampleAttention(4, 2, 16).with(50, 3).assertComputedBy(operations);
    }
  }

  // Products

  @Test
  void products_ofAllWidths_areSums() {
    try (KernelOperations operations = technique().open(2)) {
      for (int in = 1; in <= 130; in++) {
        SampleProduct.random(in, in, 1 + in * 7 % 131, 1).assertComputedBy(operations);
        SampleProduct.random(in, in, 1 + in * 5 % 23, 2 + in % 7).assertComputedBy(operations);
      }
      for (int rows = 1; rows <= 65; rows++) {
        SampleProduct.random(rows, 1 + rows * 11 % 97, 1 + rows * 5 % 37, rows).assertComputedBy(operations);
      }
    }
  }

  @Test
  void products_ofTheWidthsOfModels_areSums_onAnyNumberOfThreads() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        for (int[] shape : new int[][] {{64, 64}, {172, 64}, {64, 172}, {64, 512}, {172, 768}, {768, 172}, {288, 99}}) {
          for (int rows : new int[] {1, 4, 16, 33}) {
            SampleProduct.random(threads, shape[0], shape[1], rows).assertComputedBy(operations);
          }
        }
      }
    }
  }

  @Test
  void products_ofBytes_areSumsTimesTheScaleOfTheirRow() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        for (int in = 1; in <= 130; in += threads) {
          SampleProduct.random(in, in, 1 + in * 7 % 67, 1 + in % 9).inBytes().assertComputedBy(operations);
        }
        SampleProduct.random(3, 768, 200, 1).inBytes().assertComputedBy(operations);
        SampleProduct.random(4, 172, 768, 17).inBytes().assertComputedBy(operations);
      }
    }
  }

  @Test
  void biasAndFactor_areApplied() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        for (int[] shape : new int[][] {{5, 3, 1}, {64, 172, 1}, {65, 171, 7}, {100, 300, 1}, {100, 300, 18}}) {
          SampleProduct plain = SampleProduct.random(5, shape[0], shape[1], shape[2]);
          plain.withBias().assertComputedBy(operations);
          plain.withFactor().assertComputedBy(operations);
          plain.withBias().withFactor().with(Activation.SILU).assertComputedBy(operations);
          plain.withBias().with(Activation.GELU).assertComputedBy(operations);
          plain.inBytes().withFactor().with(Activation.GELU_TANH).assertComputedBy(operations);
        }
      }
    }
  }

  @Test
  void activations_holdTheirBounds_overAWideRange() {
    try (KernelOperations operations = technique().open(2)) {
      SampleActivations.assertComputedBy(operations, Activation.NONE, (x, exact) -> 0);
      // Near the smallest numbers that floats have, relative errors mean nothing.
      SampleActivations.assertComputedBy(operations, Activation.SILU, (x, exact) -> 1e-6 * Math.abs(exact) + 1e-35);
      SampleActivations.assertComputedBy(operations, Activation.GELU, (x, exact) -> 1e-6 * Math.max(1, Math.abs(x)));
      SampleActivations.assertComputedBy(
          operations, Activation.GELU_TANH, (x, exact) -> 1e-6 * Math.max(1, Math.abs(x)));
    }
  }

  @Test
  void severalProducts_ofOneInput_doNotDisturbEachOther() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        for (int rows : new int[] {1, 3, 16}) {
          SampleProduct.assertComputedTogether(operations, rows, 64, List.of(64, 17, 1, 130));
          SampleProduct.assertComputedTogether(operations, rows, 768, List.of(100, 33, 33));
        }
      }
    }
  }

  @Test
  void rows_doNotDependOnTheirNeighbours() {
    try (KernelOperations operations = technique().open(2)) {
      SampleProduct many = SampleProduct.random(6, 200, 100, 21);
      for (int row : new int[] {0, 3, 4, 19, 20}) {
        many.spoiledBut(row).assertRowComputedBy(operations, row);
      }
    }
  }

  // Memory

  @Test
  void weights_mayStandAnywhereInABuffer() {
    try (KernelOperations operations = technique().open(2)) {
      for (int position : new int[] {4, 12, 64, 7}) {
        for (int rows : new int[] {1, 8}) {
          SampleProduct.random(7, 70, 40, rows).at(position).assertComputedBy(operations);
          SampleProduct.random(7, 70, 40, rows).inBytes().at(position).assertComputedBy(operations);
        }
      }
    }
  }

  @Test
  void weights_mayStandInAFileThatIsReadOnly(@TempDir Path folder) throws IOException {
    SampleProduct sample = SampleProduct.random(8, 100, 50, 1).at(12);
    Path file = folder.resolve("weights");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer all = sample.memory().duplicate();
      channel.write(all.position(0));
    }
    try (FileChannel channel = FileChannel.open(file); KernelOperations operations = technique().open(2)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(file));
      sample.in(mapped).assertComputedBy(operations);
    }
  }

  @Test
  void wrongSizes_areRefused_beforeAnythingIsWritten() {
    try (KernelOperations operations = technique().open(2)) {
      WrongSizes.assertRefusedBy(operations);
    }
  }

  // Attention

  @Test
  void attention_ofEveryHeadWidth_isTheSoftmax() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        for (int width : new int[] {1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 37, 48, 64, 80, 100, 128, 256}) {
          new SampleAttention(2, 2, width).with(0, 1).assertComputedBy(operations);
          new SampleAttention(3, 1, width).with(13, 1).assertComputedBy(operations);
          new SampleAttention(4, 2, width).with(37, 5).assertComputedBy(operations);
        }
        new SampleAttention(12, 12, 64).with(200, 1).assertComputedBy(operations);
        new SampleAttention(8, 2, 64).with(131, 17).assertComputedBy(operations);
      }
    }
  }

  @Test
  void attention_inATree_seesTheWayBackAlone() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        Random random = new Random(9);
        for (int count : new int[] {1, 2, 7, 16, 40}) {
          int[] parents = random.ints(count, -1, count).toArray();
          for (int i = 0; i < count; i++) {
            parents[i] = Math.min(parents[i], i - 1);
          }
          for (int past : new int[] {0, 5, 60}) {
            new SampleAttention(4, 2, 16).with(past, parents).assertComputedBy(operations);
            new SampleAttention(2, 2, 7).with(past, parents).assertComputedBy(operations);
          }
        }
      }
    }
  }

  @Test
  void attention_ofTheLastPositions_seesThoseBefore() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        int[] tree = {-1, -1, 0, 1, 1, 3, 2};
        for (int first = 1; first <= tree.length; first++) {
          new SampleAttention(4, 2, 16).with(20, tree.length, first, tree).with(3, 9, first, null)
              .assertComputedBy(operations);
        }
      }
    }
  }

  @Test
  void attention_keepsSequencesApart() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        new SampleAttention(4, 2, 16).with(20, 1).with(0, 3).with(7, new int[] {-1, 0, 0, -1}).with(90, 1)
            .assertComputedBy(operations);
        new SampleAttention(2, 1, 8).with(4, 0).with(5, 1).assertComputedBy(operations);
      }
    }
  }

  @Test
  void attention_ofGreatScores_isStable() {
    try (KernelOperations operations = technique().open(2)) {
      new SampleAttention(2, 2, 16).scaled(100).with(30, 2).assertComputedBy(operations);
      new SampleAttention(2, 2, 16).scaled(-100).with(30, 2).assertComputedBy(operations);
    }
  }

  // Threads

  @Test
  void closedOperations_refuse_andCloseAgain() {
    KernelOperations operations = technique().open(2);
    Matrix matrix = operations.matrix(ByteBuffer.allocateDirect(4), 1, 1);
    operations.close();
    operations.close();
    assertThrows(IllegalStateException.class, () -> operations.multiply(new float[1], 1,
        List.of(Product.linear(matrix, null, new float[1]))));
    assertThrows(IllegalStateException.class, () -> new SampleAttention(1, 1, 4).with(1, 1).compute(operations));
  }

  @Test
  void thousandInstances_leaveNoThread() throws InterruptedException {
    LeftThreads left = new LeftThreads();
    SampleProduct sample = SampleProduct.random(10, 256, 256, 1);
    for (int i = 0; i < 1000; i++) {
      try (KernelOperations operations = technique().open(3)) {
        if (i % 100 == 0) {
          sample.assertComputedBy(operations);
        }
      }
    }
    left.assertNone();
  }

  @Test
  void idleInstance_hasNoThread_andComputesAgain() throws InterruptedException {
    LeftThreads left = new LeftThreads();
    try (KernelOperations operations = technique().open(2)) {
      SampleProduct sample = SampleProduct.random(11, 256, 256, 1);
      sample.assertComputedBy(operations);
      left.assertNone();
      sample.assertComputedBy(operations);
    }
  }

  @Test
  void twoCallers_doNotDisturbEachOther() throws InterruptedException {
    try (KernelOperations operations = technique().open(2)) {
      TwoCallers.assertUndisturbed(operations);
    }
  }

  @Test
  void description_saysHowManyThreads() {
    for (int threads : THREADS) {
      try (KernelOperations operations = technique().open(threads)) {
        String description = operations.description();
        assertTrue(description.contains(threads + " thread") && description.lines().count() == 1, description);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> technique().open(0).close());
  }
}
