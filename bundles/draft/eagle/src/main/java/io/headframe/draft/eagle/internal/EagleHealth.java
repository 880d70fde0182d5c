package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.LayerCache;
import io.headframe.draft.heads.layer.LayerSizes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A network of width 2 over three tokens, with numbers that a person can follow. */
final class EagleHealth {

  private static final double ROUNDING = 1e-4;

  private EagleHealth() {}

  /**
   * The fusion adds embedding and feature; queries and keys are 0, so that attention is the mean of the values, which
   * are what is read; the feed-forward part gives 0.
   */
  static void check() {
    EagleSizes sizes = new EagleSizes(new LayerSizes(2, 1, 1, 2, 1, 10000, 1e-6, false), false);
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes().forEach((name, shape) ->
        weights.put(name, new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)]));
    weights.put("fusion_fc.weight", new float[] {1, 0, 1, 0, 0, 1, 0, 1});
    weights.put("transformer.self_attn.v_proj.weight", new float[] {1, 0, 0, 1});
    weights.put("transformer.self_attn.o_proj.weight", new float[] {1, 0, 0, 1});
    FrozenEnds ends = new FrozenEnds(
        new float[] {0, 0, 3, 5, 0, 0}, new float[] {1, 0, 0, 1, 1, -1}, new float[] {0, 0, 100});
    EagleNetwork network = new EagleNetwork(sizes, weights, DraftVocabulary.all(3), ends, Computation.loops());
    LayerCache cache = network.cache();
    // (10, 20) + (3, 5) and as much again; then (3, 5) and the mean of (13, 25) and (3, 5).
    check(network.logits(network.expect(cache, new float[] {10, 20}, new int[] {1}, 1)), 26, 50, 76);
    check(network.logits(network.expect(cache, new float[] {0, 0}, new int[] {1}, 1)), 11, 20, 91);
  }

  static void check(float[] found, float... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) < ROUNDING)) {
        throw new IllegalStateException("a draft network whose logits are " + Arrays.toString(expected) + " gives "
            + Arrays.toString(found));
      }
    }
  }
}
