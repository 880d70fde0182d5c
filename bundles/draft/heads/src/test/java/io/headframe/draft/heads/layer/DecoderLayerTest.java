package io.headframe.draft.heads.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.StepContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of a dozen 32-bit products of size 1 agree with those of 64 bits within 10⁻⁵. */
class DecoderLayerTest {

  private static final double ROUNDING = 1e-5;
  private static final String PREFIX = "p.layers.0.";

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
  @CsvSource({"4, 2, 4, true", "2, 2, 3, true", "3, 1, 2, false"})
  void chain_isThatOfADoublePrecisionLoop(int heads, int groups, int headWidth, boolean inputNorm) {
    LayerSizes sizes = sizes(heads, groups, headWidth, inputNorm);
    Map<String, float[]> weights = weights(sizes);
    float[] x = random(5 * 6, 3);
    DecoderLayer layer = new DecoderLayer(sizes, weights, PREFIX);
    LayerCache cache = new LayerCache(sizes);
    float[] first = layer.append(cache, Arrays.copyOf(x, 2 * 6));
    float[] rest = layer.append(cache, Arrays.copyOfRange(x, 2 * 6, 5 * 6));
    double[] expected = new PlainLayer(sizes, weights, PREFIX).compute(x);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], i < 12 ? first[i] : rest[i - 12], ROUNDING, "number " + i);
    }
  }

  @Test
  void nodeOfATree_isTheEndOfTheChainToIt() {
    LayerSizes sizes = sizes(2, 1, 4, true);
    Map<String, float[]> weights = weights(sizes);
    DecoderLayer layer = new DecoderLayer(sizes, weights, PREFIX);
    float[] x = random(6 * 6, 4);
    LayerCache cache = new LayerCache(sizes);
    layer.append(cache, Arrays.copyOf(x, 2 * 6));
    // Entry 2 and 3 after 1, 4 after 2, 5 after 3.
    float[] tree = layer.apply(cache, Arrays.copyOfRange(x, 2 * 6, 6 * 6), new int[] {1, 1, 2, 3});
    int[][] ways = {{0, 1, 2}, {0, 1, 3}, {0, 1, 2, 4}, {0, 1, 3, 5}};
    for (int node = 0; node < 4; node++) {
      assertArrayEquals(last(layer, x, ways[node]), Arrays.copyOfRange(tree, node * 6, node * 6 + 6), 1e-6f);
    }
    cache.cut(2);
    float[] again = layer.append(cache, Arrays.copyOfRange(x, 5 * 6, 6 * 6));
    assertArrayEquals(last(layer, x, 0, 1, 5), again, 1e-6f);
    assertEquals(3, cache.length());
  }

  private static float[] last(DecoderLayer layer, float[] x, int... way) {
    float[] chain = new float[way.length * 6];
    for (int i = 0; i < way.length; i++) {
      System.arraycopy(x, way[i] * 6, chain, i * 6, 6);
    }
    float[] y = layer.append(new LayerCache(layer.sizes()), chain);
    return Arrays.copyOfRange(y, y.length - 6, y.length);
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
    DecoderLayer layer = new DecoderLayer(sizes, weights, PREFIX);
    try (NDManager manager = NDManager.newBaseManager()) {
      LayerGraph graph = new LayerGraph(sizes, PREFIX, given(manager, weights));
      NDArray found = graph.apply(manager.create(x, new Shape(2, 4, 6)), step(manager));
      for (int window = 0; window < 2; window++) {
        float[] expected = layer.append(
            new LayerCache(sizes), Arrays.copyOfRange(x, window * 24, window * 24 + 24));
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
