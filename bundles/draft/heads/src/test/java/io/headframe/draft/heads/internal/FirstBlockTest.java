package io.headframe.draft.heads.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstBlockTest {

  private static final int WIDTH = 5;
  private static final int VOCABULARY = 7;
  private static final int HEADS = 3;
  /** Sums of at most twenty 32-bit products of size 1, in two orders. */
  private static final double ROUNDING = 1e-5;
  private static final List<List<String>> NAMES =
      List.of(List.of("a0", "b0"), List.of("a1", "b1"), List.of("a2", "b2"));

  private final Random random = new Random(3);
  private final Map<String, float[]> weights = new HashMap<>();
  private final float[] embedding = random(VOCABULARY * WIDTH);

  FirstBlockTest() {
    for (int head = 0; head < HEADS; head++) {
      for (String name : NAMES.get(head)) {
        weights.put(name + ".weight", random(WIDTH * WIDTH * (head + 2)));
        weights.put(name + ".bias", random(WIDTH));
      }
    }
  }

  private float[] random(int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian() / 2;
    }
    return numbers;
  }

  /** Heads in any order, tokens that were seen and that were not, twice in a call, and with little room. */
  @Test
  void parts_addUpToTheWholeProduct() {
    try (KernelOperations kernel = new PlainKernel().open(2)) {
      for (int most : new int[] {0, 100, FirstBlock.MOST}) {
        for (Computation computation :
            List.of(Computation.loops(), new Computation(() -> Optional.of(kernel)))) {
          FirstBlock block = new FirstBlock(NAMES, weights, WIDTH, embedding, most, computation);
          for (int turn = 0; turn < 12; turn++) {
            check(block);
          }
        }
      }
    }
  }

  private void check(FirstBlock block) {
    float[] hidden = random(WIDTH);
    float[][][] base = block.ofHidden(hidden);
    int count = 2 * WIDTH;
    for (int head : new int[] {2, 0, 1}) {
      int[][] before = new int[4][];
      Arrays.setAll(before, row -> random.ints(head + 1, 0, VOCABULARY).toArray());
      before[3] = before[0].clone();
      // Longer than it needs to be.
      float[] sums = new float[5 * count];
      for (int row = 0; row < 4; row++) {
        System.arraycopy(base[head][0], 0, sums, row * count, WIDTH);
        System.arraycopy(base[head][1], 0, sums, row * count + WIDTH, WIDTH);
      }
      block.addTokens(head, before, sums, count);
      for (int row = 0; row < 4; row++) {
        double[] z = new double[(head + 2) * WIDTH];
        for (int i = 0; i < z.length; i++) {
          z[i] = i < WIDTH ? hidden[i] : embedding[before[row][i / WIDTH - 1] * WIDTH + i % WIDTH];
        }
        for (int map = 0; map < 2; map++) {
          double[] expected = PlainHeads.affine(weights, NAMES.get(head).get(map), z);
          for (int i = 0; i < WIDTH; i++) {
            assertEquals(expected[i], sums[row * count + map * WIDTH + i], ROUNDING, "head " + head + " row " + row);
          }
        }
      }
    }
  }

  @Test
  void tokens_areForgotten_whenThereAreTooMany() {
    FirstBlock block = new FirstBlock(NAMES, weights, WIDTH, embedding, 100, Computation.loops());
    block.ofHidden(random(WIDTH));
    for (int token = 0; token < 4; token++) {
      block.addTokens(0, new int[][] {{token}}, new float[2 * WIDTH], 2 * WIDTH);
    }
    // What the next token adds to three heads of two maps.
    assertEquals(4 * 6 * WIDTH, block.size());
    block.addTokens(0, new int[][] {{3}}, new float[2 * WIDTH], 2 * WIDTH);
    assertEquals(4 * 6 * WIDTH, block.size());
    block.ofHidden(random(WIDTH));
    assertEquals(0, block.size());
    assertTrue(FirstBlock.MOST > 1_000_000);
  }
}
