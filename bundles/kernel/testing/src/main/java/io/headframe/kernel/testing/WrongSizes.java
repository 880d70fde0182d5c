package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** What would read or write outside of arrays and buffers. */
final class WrongSizes {

  private WrongSizes() {}

  static void assertRefusedBy(KernelOperations operations) {
    ByteBuffer six = ByteBuffer.allocateDirect(24);
    assertRefused(() -> operations.matrix(six, 2, 4));
    assertRefused(() -> operations.matrix(six.duplicate().position(4), 2, 3));
    assertRefused(() -> operations.matrix(six.duplicate().limit(20), 2, 3));
    assertRefused(() -> operations.matrix(six, 1 << 30, 1 << 30));
    assertRefused(() -> operations.matrix(six, 0, 3));
    assertRefused(() -> operations.matrix(six, 2, 0));
    assertRefused(() -> operations.matrix(ByteBuffer.allocate(24), 2, 3));
    assertRefused(() -> operations.matrix(six, new float[5], 5, 5));
    assertRefused(() -> operations.matrix(six, new float[1], 2, 3));
    Matrix matrix = operations.matrix(six, 2, 3);
    float[] y = new float[4];
    assertRefused(() -> operations.multiply(new float[5], 2, List.of(Product.linear(matrix, null, y))));
    assertRefused(() -> operations.multiply(new float[6], 0, List.of(Product.linear(matrix, null, y))));
    assertRefused(() -> operations.multiply(new float[9], 3, List.of(Product.linear(matrix, null, y))));
    assertRefused(() -> operations.multiply(new float[6], 2, List.of(Product.linear(matrix, new float[1], y))));
    Matrix other = operations.matrix(six, 3, 2);
    assertRefused(() -> operations.multiply(new float[6], 2,
        List.of(new Product(matrix, null, Activation.NONE, other, y))));
    assertRefused(() -> operations.multiply(new float[6], 2,
        List.of(Product.linear(matrix, null, y), Product.linear(other, null, new float[6]))));
    assertArrayEquals(new float[4], y);
    assertAttentionRefused(operations);
  }

  private static void assertAttentionRefused(KernelOperations operations) {
    // 2 heads of 3 positions of width 2.
    ByteBuffer cache = ByteBuffer.allocateDirect(48);
    float[] out = new float[8];
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 2, 2, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, -1, 1, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 4, 2, 1, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(ByteBuffer.allocate(48), cache, 3, 2, 1, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 0, 3, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 2, new int[] {-1}), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 2, new int[] {-1, 1}), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 2, new int[] {-2, 0}), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 2, null), new float[7]);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 1, -1, null), out);
    assertRefused(operations, 2, new AttentionWork.Sequence(cache, cache, 3, 1, 2, 3, null), out);
    assertRefused(operations, 3, new AttentionWork.Sequence(cache, cache, 3, 0, 1, null), out);
    assertArrayEquals(new float[8], out);
  }

  private static void assertRefused(KernelOperations operations, int heads, AttentionWork.Sequence sequence,
      float[] out) {
    assertRefused(() -> operations.attend(
        new AttentionWork(heads, 2, 2, 1, new float[8], out, List.of(sequence))));
  }

  private static void assertRefused(Executable call) {
    RuntimeException refused = assertThrows(RuntimeException.class, call);
    assertTrue(refused instanceof IllegalArgumentException || refused instanceof IndexOutOfBoundsException,
        refused::toString);
  }
}
