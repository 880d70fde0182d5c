package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.DecoderLayer;
import io.headframe.draft.heads.layer.LayerCache;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.draft.heads.layer.RowNorm;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The decoder layer that reads the hidden states of a sequence before the heads do. */
final class SequenceLayer {

  private final DecoderLayer layer;
  private final RowNorm norm;

  SequenceLayer(HeadFamily family, LayerSizes sizes, Map<String, float[]> weights) {
    layer = new DecoderLayer(sizes, weights, HeadSizes.layer(family));
    norm = new RowNorm(weights.get(HeadSizes.norm(family)), sizes.epsilon());
  }

  /** Begins a sequence: reads [token, width] behind what it read before, and gives as much. */
  UnaryOperator<float[]> begin() {
    LayerCache cache = new LayerCache(layer.sizes());
    return hidden -> norm.apply(layer.append(cache, hidden));
  }
}
