package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.layer.LayerSizes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of a draft network, and with them the names and shapes of its weights.
 *
 * @param layer of its decoder layer
 * @param fusionBias whether the map that makes one vector of two has a bias
 */
record EagleSizes(LayerSizes layer, boolean fusionBias) {

  static final String FUSION = "fusion_fc.";
  static final String LAYER = "transformer.";

  /** All weights, by the names of vLLM's speculators. */
  Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(FUSION + "weight", new long[] {layer.width(), 2L * layer.width()});
    if (fusionBias) {
      shapes.put(FUSION + "bias", new long[] {layer.width()});
    }
    shapes.putAll(layer.shapes(LAYER));
    return shapes;
  }
}
