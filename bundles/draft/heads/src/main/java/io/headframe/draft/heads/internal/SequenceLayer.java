package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.DecoderLayer;
import io.headframe.draft.heads.layer.LayerCache;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.draft.heads.layer.RowNorm;
import java.util.Map;

/** The decoder layer that reads the hidden states of a sequence before the heads do. */
final class SequenceLayer {

  private final DecoderLayer layer;
  private final RowNorm norm;

  SequenceLayer(HeadFamily family, LayerSizes sizes, Map<String, float[]> weights, Computation computation) {
    layer = new DecoderLayer(sizes, weights, HeadSizes.layer(family), computation);
    norm = new RowNorm(weights.get(HeadSizes.norm(family)), sizes.epsilon());
  }

  /** Begins a sequence. */
  SequenceReader begin() {
    LayerCache cache = new LayerCache(layer.sizes());
    return (hidden, wanted) -> {
      float[] read = layer.append(cache, hidden, wanted);
      norm.apply(read, wanted, read);
      return read;
    };
  }
}
