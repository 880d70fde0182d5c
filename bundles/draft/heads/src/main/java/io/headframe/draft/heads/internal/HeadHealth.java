package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.LayerSizes;
import java.util.HashMap;
import java.util.Map;

/** One head of width 2 over three tokens, with numbers that a person can follow. */
public final class HeadHealth {

  private static final double ROUNDING = 1e-5;

  private HeadHealth() {}

  /**
   * Linear maps of 0 but for a bias of 1: y = r(z) + SiLU(1), and logits are sums and differences of y. A layer that
   * adds nothing leaves the hidden state (6, 8), and its norm divides that by √50.
   */
  public static void check(HeadFamily family) {
    HeadSizes sizes = HeadSizes.of(family, 1, 1, 3, new LayerSizes(2, 1, 1, 2, 2, 1, 0, true));
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(family).forEach((name, shape) -> {
      int size = (int) (shape.length == 1 ? shape[0] : shape[0] * shape[1]);
      weights.put(name, new float[size]);
    });
    String block = family.names().block().apply(0, 0);
    weights.put(block + ".linear.bias", new float[] {1, 1});
    // The second token's embedding is (3, 5); where heads see it, it is added to the hidden state.
    weights.computeIfPresent(block + ".res_connection.weight",
        (name, zeros) -> new float[] {1, 0, 1, 0, 0, 1, 0, 1});
    weights.put(family.names().output().apply(0, 1) + ".weight", new float[] {1, 0, 0, 1, 1, -1});
    family.names().sequence().ifPresent(prefix -> weights.put(HeadSizes.norm(family), new float[] {1, 1}));
    HeadNetwork network =
        new HeadNetwork(family, sizes, DraftVocabulary.all(3), weights, new float[] {0, 0, 3, 5, 0, 0},
            Computation.loops());
    float[] logits = network.at(network.sequence().read(new float[] {6, 8}, 1)).logits(0, new int[][] {{1}});
    double scale = family.names().sequence().isPresent() ? 1 / Math.sqrt(50) : 1;
    double silu = 1 / (1 + Math.exp(-1));
    double first = 6 * scale + silu + (family.seesDrafted() ? 3 : 0);
    double second = 8 * scale + silu + (family.seesDrafted() ? 5 : 0);
    if (!(Math.abs(logits[0] - first) < ROUNDING && Math.abs(logits[1] - second) < ROUNDING
        && Math.abs(logits[2] - (first - second)) < ROUNDING)) {
      throw new IllegalStateException("a head whose logits are " + first + ", " + second + " and " + (first - second)
          + " gives " + logits[0] + ", " + logits[1] + " and " + logits[2]);
    }
  }
}
