package io.headframe.transform.foldnorms.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.ProjectedFeedForward;
import io.headframe.core.transformer.ProjectedMixer;
import io.headframe.core.transformer.TokenEmbedding;
import java.util.Optional;

/** Parts of the kinds whose weights can be folded; others are refused by name. */
final class Parts {

  private Parts() {}

  static DecoderModel model(CausalLM model) {
    return need(DecoderModel.class, model, "the model", "a decoder of known parts");
  }

  static TokenEmbedding embedding(Decoder decoder) {
    return need(TokenEmbedding.class, decoder.embedding(), "the embedding", "a table");
  }

  static ProjectedMixer mixer(Block block) {
    return need(ProjectedMixer.class, block.mixer(), "the mixer of a layer", "attention with projections");
  }

  /** Null where there is none. */
  static ProjectedFeedForward feedForward(Block block) {
    return block.feedForward() == null ? null : need(ProjectedFeedForward.class, block.feedForward(),
        "the feed-forward part of a layer", "one with projections");
  }

  /** Empty where there is none. */
  static Optional<AffineNormalization> norm(Normalization norm) {
    return norm == null ? Optional.empty() : Optional.of(
        need(AffineNormalization.class, norm, "a normalisation", "one with a gain and a bias"));
  }

  private static <T> T need(Class<T> type, Object part, String where, String needed) {
    if (type.isInstance(part)) {
      return type.cast(part);
    }
    throw new HeadframeException(FoldError.UNKNOWN_PART, where, part.getClass().getSimpleName(), needed);
  }
}
