package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.HeadFamily;
import java.util.HashMap;
import java.util.Map;

/** One head of width 2 over three tokens, with numbers that a person can follow. */
public final class HeadHealth {

  private static final double ROUNDING = 1e-5;

  private HeadHealth() {}

  /** Linear maps of 0 but for a bias of 1: y = r(z) + SiLU(1), and logits are sums and differences of y. */
  public static void check(HeadFamily family) {
    HeadSizes sizes = new HeadSizes(1, 1, 2, 3);
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(family).forEach((name, shape) -> {
      int size = (int) (shape.length == 1 ? shape[0] : shape[0] * shape[1]);
      weights.put(name, new float[size]);
    });
    String block = family.blockName().apply(0, 0);
    weights.put(block + ".linear.bias", new float[] {1, 1});
    // The second token's embedding is (3, 5); where heads see it, it is added to the hidden state.
    weights.computeIfPresent(block + ".res_connection.weight",
        (name, zeros) -> new float[] {1, 0, 1, 0, 0, 1, 0, 1});
    weights.put(family.outputName().apply(0, 1) + ".weight", new float[] {1, 0, 0, 1, 1, -1});
    float[] logits = new HeadNetwork(family, sizes, DraftVocabulary.all(3), weights, new float[] {0, 0, 3, 5, 0, 0})
        .logits(0, new float[] {10, 20}, new int[][] {{1}});
    double silu = 1 / (1 + Math.exp(-1));
    double first = 10 + silu + (family.seesDrafted() ? 3 : 0);
    double second = 20 + silu + (family.seesDrafted() ? 5 : 0);
    if (!(Math.abs(logits[0] - first) < ROUNDING && Math.abs(logits[1] - second) < ROUNDING
        && Math.abs(logits[2] - (first - second)) < ROUNDING)) {
      throw new IllegalStateException("a head whose logits are " + first + ", " + second + " and " + (first - second)
          + " gives " + logits[0] + ", " + logits[1] + " and " + logits[2]);
    }
  }
}
