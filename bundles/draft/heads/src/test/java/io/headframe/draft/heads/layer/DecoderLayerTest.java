package io.headframe.draft.heads.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.StepContext;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of a dozen 32-bit products of size 1 agree with those of 64 bits within 10⁻⁵. */
class DecoderLayerTest {

  private static final double ROUNDING = 1e-5;
  private static final String PREFIX = "p.layers.0.";

  private final KernelOperations kernel = new PlainKernel().open(2);
  /** What computes now; null for loops. */
  private KernelOperations operations;

  @AfterEach
  void close() {
    kernel.close();
  }

  private DecoderLayer layer(LayerSizes sizes, Map<String, float[]> weights) {
    return new DecoderLayer(sizes, weights, PREFIX, new Computation(() -> Optional.ofNullable(operations)));
  }

  private static LayerSizes sizes(int heads, int groups, int headWidth, boolean inputNorm) {
    return new LayerSizes(6, heads, groups, headWidth, 10, 100, 1e-6, inputNorm);
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian() / 2;
    }
    return values;
  }

  private static Map<String, float[]> weights(LayerSizes sizes) {
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(PREFIX).forEach((name, shape) -> weights.put(
        name, random((int) Arrays.stream(shape).reduce(1, Math::multiplyExact), name.hashCode())));
    return weights;
  }

  /** Groups of heads, heads of odd width, and no norm at the input. */
  @ParameterizedTest
  @CsvSource({"4, 2, 4, true, true", "2, 2, 3, true, false", "3, 1, 2, false, true", "4, 2, 4, true, false"})
  void chain_isThatOfADoublePrecisionLoop(
      int heads, int groups, int headWidth, boolean inputNorm, boolean byKernel) {
    operations = byKernel ? kernel : null;
    LayerSizes sizes = sizes(heads, groups, headWidth, inputNorm);
    Map<String, float[]> weights = weights(sizes);
    float[] x = random(5 * 6, 3);
    DecoderLayer layer = layer(sizes, weights);
    LayerCache cache = new LayerCache(sizes);
    float[] first = layer.append(cache, Arrays.copyOf(x, 2 * 6), 2);
    float[] rest = layer.append(cache, Arrays.copyOfRange(x, 2 * 6, 5 * 6), 3);
    double[] expected = new PlainLayer(sizes, weights, PREFIX).compute(x);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], i < 12 ? first[i] : rest[i - 12], ROUNDING, "number " + i);
    }
  }

  /** In parts, of which nothing, the last row, and some rows are wanted, past the room that a cache begins with. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wantedRows_areThoseOfADoublePrecisionLoop(boolean byKernel) {
    operations = byKernel ? kernel : null;
    LayerSizes sizes = sizes(4, 2, 4, true);
    Map<String, float[]> weights = weights(sizes);
    float[] x = random(80 * 6, 7);
    double[] expected = new PlainLayer(sizes, weights, PREFIX).compute(x);
    DecoderLayer layer = layer(sizes, weights);
    LayerCache cache = new LayerCache(sizes);
    int read = 0;
    for (int[] part : new int[][] {{3, 0}, {1, 1}, {60, 1}, {5, 2}, {11, 4}}) {
      float[] found = layer.append(cache, Arrays.copyOfRange(x, read * 6, (read + part[0]) * 6), part[1]);
      read += part[0];
      assertEquals(part[1] * 6, found.length);
      for (int i = 0; i < found.length; i++) {
        assertEquals(expected[(read - part[1]) * 6 + i], found[i], ROUNDING, "number " + i + " before row " + read);
      }
    }
  }

  /** Two levels behind a sequence, then a branch from its middle: each row by a loop over the way to it alone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void treeThatGrowsByLevels_isThatOfADoublePrecisionLoop(boolean byKernel) {
    operations = byKernel ? kernel : null;
    LayerSizes sizes = sizes(4, 2, 4, false);
    Map<String, float[]> weights = weights(sizes);
    PlainLayer plain = new PlainLayer(sizes, weights, PREFIX);
    DecoderLayer layer = layer(sizes, weights);
    LayerCache cache = new LayerCache(sizes);
    float[] x = random(11 * 6, 8);
    layer.append(cache, Arrays.copyOf(x, 4 * 6), 0);
    // Entries 4 and 5 after 3; 6 and 7 after 4, 8 after 5; 9 after 1, 10 after 7.
    int[][] levels = {{3, 3}, {4, 4, 5}, {1, 7}};
    int[][] ways = {{0, 1, 2, 3, 4}, {0, 1, 2, 3, 5}, {0, 1, 2, 3, 4, 6}, {0, 1, 2, 3, 4, 7}, {0, 1, 2, 3, 5, 8},
        {0, 1, 9}, {0, 1, 2, 3, 4, 7, 10}};
    int entry = 4;
    for (int[] level : levels) {
      float[] found = layer.apply(cache, Arrays.copyOfRange(x, entry * 6, (entry + level.length) * 6), level);
      for (int row = 0; row < level.length; row++, entry++) {
        double[] expected = plain.compute(chain(x, ways[entry - 4]));
        for (int i = 0; i < 6; i++) {
          assertEquals(expected[expected.length - 6 + i], found[row * 6 + i], ROUNDING, "entry " + entry);
        }
      }
    }
  }

  /** Each kernel refuses what another made of the weights. */
  @Test
  void kernelThatTakesOver_givesTheSameRows() {
    LayerSizes sizes = sizes(4, 2, 4, true);
    Map<String, float[]> weights = weights(sizes);
    float[] x = random(9 * 6, 9);
    double[] expected = new PlainLayer(sizes, weights, PREFIX).compute(x);
    DecoderLayer layer = layer(sizes, weights);
    LayerCache cache = new LayerCache(sizes);
    try (KernelOperations first = new OwnMatrices(new PlainKernel().open(1));
        KernelOperations second = new OwnMatrices(new PlainKernel().open(2))) {
      KernelOperations[] turns = {first, first, second, null, second, first, null, first, second};
      for (int row = 0; row < 9; row++) {
        operations = turns[row];
        float[] found = layer.append(cache, Arrays.copyOfRange(x, row * 6, (row + 1) * 6), 1);
        for (int i = 0; i < 6; i++) {
          assertEquals(expected[row * 6 + i], found[i], ROUNDING, "row " + row);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nodeOfATree_isTheEndOfTheChainToIt(boolean byKernel) {
    operations = byKernel ? kernel : null;
    LayerSizes sizes = sizes(2, 1, 4, true);
    Map<String, float[]> weights = weights(sizes);
    DecoderLayer layer = layer(sizes, weights);
    float[] x = random(6 * 6, 4);
    LayerCache cache = new LayerCache(sizes);
    layer.append(cache, Arrays.copyOf(x, 2 * 6), 2);
    // Entry 2 and 3 after 1, 4 after 2, 5 after 3.
    float[] tree = layer.apply(cache, Arrays.copyOfRange(x, 2 * 6, 6 * 6), new int[] {1, 1, 2, 3});
    int[][] ways = {{0, 1, 2}, {0, 1, 3}, {0, 1, 2, 4}, {0, 1, 3, 5}};
    for (int node = 0; node < 4; node++) {
      assertArrayEquals(last(layer, x, ways[node]), Arrays.copyOfRange(tree, node * 6, node * 6 + 6), 1e-6f);
    }
    cache.cut(2);
    float[] again = layer.append(cache, Arrays.copyOfRange(x, 5 * 6, 6 * 6), 1);
    assertArrayEquals(last(layer, x, 0, 1, 5), again, 1e-6f);
    assertEquals(3, cache.length());
  }

  private static float[] last(DecoderLayer layer, float[] x, int... way) {
    return layer.append(new LayerCache(layer.sizes()), chain(x, way), 1);
  }

  private static float[] chain(float[] x, int... way) {
    float[] chain = new float[way.length * 6];
    for (int i = 0; i < way.length; i++) {
      System.arraycopy(x, way[i] * 6, chain, i * 6, 6);
    }
    return chain;
  }

  @Test
  void cache_refusesEntriesThatAreNotThere() {
    LayerCache cache = new LayerCache(sizes(1, 1, 2, true));
    assertThrows(IllegalArgumentException.class, () -> cache.cut(1));
    assertThrows(IllegalArgumentException.class, () -> cache.add(0));
  }

  @ParameterizedTest
  @CsvSource({"4, 2, 4, true", "2, 2, 3, true", "3, 1, 2, false"})
  void graph_isThePlainLayer(int heads, int groups, int headWidth, boolean inputNorm) {
    LayerSizes sizes = sizes(heads, groups, headWidth, inputNorm);
    Map<String, float[]> weights = weights(sizes);
    float[] x = random(2 * 4 * 6, 5);
    DecoderLayer layer = layer(sizes, weights);
    try (NDManager manager = NDManager.newBaseManager()) {
      LayerGraph graph = new LayerGraph(sizes, PREFIX, given(manager, weights));
      NDArray found = graph.apply(manager.create(x, new Shape(2, 4, 6)), step(manager));
      for (int window = 0; window < 2; window++) {
        float[] expected = layer.append(
            new LayerCache(sizes), Arrays.copyOfRange(x, window * 24, window * 24 + 24), 4);
        assertArrayEquals(expected, found.get(window).toFloatArray(), (float) ROUNDING);
      }
    }
  }

  @Test
  void untrainedGraph_isTheIdentity() {
    LayerSizes sizes = sizes(2, 1, 4, true);
    float[] x = random(4 * 6, 6);
    try (NDManager manager = NDManager.newBaseManager()) {
      LayerGraph graph = new LayerGraph(sizes, PREFIX, given(manager, Map.of()));
      assertArrayEquals(x, graph.apply(manager.create(x, new Shape(1, 4, 6)), step(manager)).toFloatArray());
    }
  }

  /** With given numbers where there are some. */
  private static Parameters given(NDManager manager, Map<String, float[]> weights) {
    return new Parameters() {
      @Override
      public NDArray create(String name, Initialization start, long... shape) {
        int count = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = weights.getOrDefault(name, start.values(count, new SplittableRandom(1)));
        return manager.create(values, new Shape(shape));
      }

      @Override
      public NDManager memory() {
        return manager;
      }
    };
  }

  private static StepContext step(NDManager manager) {
    return new StepContext() {
      @Override
      public long step() {
        return 0;
      }

      @Override
      public SplittableRandom random(String purpose) {
        return new SplittableRandom(0);
      }

      @Override
      public NDManager scope() {
        return manager;
      }
    };
  }
}
