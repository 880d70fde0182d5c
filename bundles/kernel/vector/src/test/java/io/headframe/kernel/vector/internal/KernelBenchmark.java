package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Speed of the kernel beside that of reading memory, in turns. Products take matrices from more memory than caches
 * hold, one after the other. The arguments choose sections: floor products rows bytes tiny organism attention decode
 * tokens allocation.
 */
final class KernelBenchmark {

  private static final int MEBIBYTE = 1 << 20;
  private static final int ALLOCATING = 20_000;
  private static final int THREADS = Integer.getInteger("headframe.threads", 2);
  private static final TokenLoop.Shape LLAMA = new TokenLoop.Shape(768, 2048, 12, 12, 32_000);
  private static final TokenLoop.Shape STORIES = new TokenLoop.Shape(64, 172, 5, 8, 512);
  private static final TokenLoop.Shape ORGANISM = new TokenLoop.Shape(128, 352, 4, 4, 473);

  private final ByteBuffer memory = ByteBuffer
      .allocateDirect(Integer.getInteger("headframe.mebibytes", 512) * MEBIBYTE).order(ByteOrder.nativeOrder());
  private final KernelOperations operations;
  private final ReadSweep one = new ReadSweep(MemorySegment.ofBuffer(memory), 1);
  private final ReadSweep two = new ReadSweep(MemorySegment.ofBuffer(memory), THREADS);

  private KernelBenchmark() {
    long start = System.nanoTime();
    operations = new VectorKernel().open(THREADS);
    System.out.println("opened in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    var floats = memory.asFloatBuffer();
    for (int i = 0; i < floats.capacity(); i++) {
      floats.put(i, i * 37 % 101 / 1000f - .05f);
    }
  }

  public static void main(String[] arguments) {
    List<String> chosen = arguments.length == 0
        ? List.of("floor", "products", "rows", "bytes", "tiny", "attention", "tokens", "allocation")
        : Arrays.asList(arguments);
    KernelBenchmark benchmark = new KernelBenchmark();
    System.out.println("Java " + System.getProperty("java.version") + ", " + benchmark.operations.description());
    for (String section : chosen) {
      benchmark.run(section);
    }
    benchmark.operations.close();
    benchmark.one.close();
    benchmark.two.close();
  }

  private void run(String section) {
    if (section.equals("allocation")) {
      allocation();
      return;
    }
    Alternating cases = new Alternating();
    if (!List.of("tiny", "organism", "attention").contains(section)) {
      cases.rate("read, 1 thread", memory.capacity(), "GB/s", one::run);
      cases.rate("read, " + THREADS + " threads", memory.capacity(), "GB/s", two::run);
    }
    switch (section) {
      case "products" -> {
        for (int[] shape : new int[][] {{768, 768}, {2048, 768}, {768, 2048}, {32_000, 768}}) {
          cases.rate(name(shape), bytes(shape), "GB/s", product(shape, 1, false));
        }
      }
      case "rows" -> {
        for (int rows : new int[] {1, 2, 3, 4, 6, 8, 12, 16, 32, 64}) {
          for (int[] shape : new int[][] {{2048, 768}, {768, 2048}}) {
            cases.rate(name(shape) + ", " + rows + " rows", 2.0 * rows * shape[0] * shape[1], "GFLOP/s",
                product(shape, rows, false));
          }
        }
      }
      case "bytes" -> {
        for (int rows : new int[] {1, 2, 4, 16}) {
          for (int[] shape : new int[][] {{768, 768}, {2048, 768}, {768, 2048}, {32_000, 768}}) {
            cases.rate("8 bits, " + name(shape) + ", " + rows + " rows", bytes(shape) / 4, "GB/s",
                product(shape, rows, true));
          }
        }
      }
      case "tiny" -> {
        for (int rows : new int[] {1, 4, 16}) {
          for (int[] shape : new int[][] {{64, 64}, {172, 64}, {64, 172}, {512, 64}}) {
            Matrix matrix = operations.matrix(memory, shape[0], shape[1]);
            cases.time(name(shape) + ", " + rows + " rows, in the cache", product(matrix, rows));
          }
        }
      }
      case "organism" -> {
        for (int rows : new int[] {1, 2, 3, 4, 5, 6, 8, 12, 16, 32}) {
          tokens(cases, "stories of the organisms, " + rows + " at once", ORGANISM, rows, false);
        }
      }
      case "attention" -> {
        for (int[] shape : new int[][] {{12, 64, 128, 1}, {12, 64, 1024, 1}, {12, 64, 128, 16}, {4, 32, 128, 1},
            {4, 32, 128, 8}, {8, 8, 128, 1}, {4, 80, 512, 1}, {32, 128, 1024, 1}}) {
          cases.time(shape[0] + " heads of " + shape[1] + ", " + shape[3] + " behind " + shape[2], attention(shape));
        }
      }
      case "decode" -> {
        tokens(cases, "110M Llama, 1 at once", LLAMA, 1, false);
        tokens(cases, "110M Llama, 8 bits, 1 at once", LLAMA, 1, true);
        tokens(cases, "stories260K, 1 at once", STORIES, 1, false);
      }
      case "tokens" -> {
        for (int rows : new int[] {1, 2, 4, 8, 16, 32, 64}) {
          tokens(cases, "110M Llama, " + rows + " at once", LLAMA, rows, false);
        }
        tokens(cases, "110M Llama, 8 bits, 1 at once", LLAMA, 1, true);
        tokens(cases, "stories260K, 1 at once", STORIES, 1, false);
        tokens(cases, "stories260K, 8 at once", STORIES, 8, false);
      }
      default -> {}
    }
    cases.run(section);
  }

  /** Java memory that the caller's thread takes for a token. */
  private void allocation() {
    TokenLoop loop = new TokenLoop(operations, memory, false, STORIES, 64, 1);
    com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < ALLOCATING; i++) {
      loop.run();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ALLOCATING; i++) {
      loop.run();
    }
    System.out.println("allocation\n  stories260K, a token of 26 calls: "
        + (threads.getCurrentThreadAllocatedBytes() - before) / ALLOCATING + " bytes");
  }

  private void tokens(Alternating cases, String name, TokenLoop.Shape shape, int rows, boolean bytes) {
    TokenLoop loop = new TokenLoop(operations, memory, bytes, shape, 64, rows);
    cases.time(name, loop::run);
  }

  private Runnable attention(int[] shape) {
    int width = shape[0] * shape[1];
    int room = shape[2] + shape[3];
    AttentionWork work = new AttentionWork(shape[0], shape[0], shape[1], .1f, TokenLoop.random(shape[3] * width),
        new float[shape[3] * width], List.of(new AttentionWork.Sequence(TokenLoop.cache(room * width),
            TokenLoop.cache(room * width), room, shape[2], shape[3], null)));
    return () -> operations.attend(work);
  }

  /** Another matrix each time, until all of the memory was read. */
  private Runnable product(int[] shape, int rows, boolean bytes) {
    List<Runnable> products = new ArrayList<>();
    int size = (int) bytes(shape) / (bytes ? 4 : 1);
    float[] scales = TokenLoop.random(shape[0]);
    for (int offset = 0; offset + size <= memory.capacity(); offset += size) {
      ByteBuffer part = memory.duplicate().position(offset);
      products.add(product(bytes ? operations.matrix(part, scales, shape[0], shape[1])
          : operations.matrix(part, shape[0], shape[1]), rows));
    }
    int[] next = {0};
    return () -> {
      products.get(next[0]).run();
      next[0] = (next[0] + 1) % products.size();
    };
  }

  private Runnable product(Matrix matrix, int rows) {
    float[] x = TokenLoop.random(rows * matrix.in());
    List<Product> products = List.of(Product.linear(matrix, null, new float[rows * matrix.out()]));
    return () -> operations.multiply(x, rows, products);
  }

  private static double bytes(int[] shape) {
    return (double) shape[0] * shape[1] * Float.BYTES;
  }

  private static String name(int[] shape) {
    return shape[0] + " x " + shape[1];
  }
}
