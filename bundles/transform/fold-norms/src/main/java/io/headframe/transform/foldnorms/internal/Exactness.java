package io.headframe.transform.foldnorms.internal;

import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Normalization;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which steps leave the probabilities of a decoder what they are, and why. */
final class Exactness {

  private final Decoder decoder;

  /** @throws io.headframe.core.error.HeadframeException if a part is of a kind that cannot be folded */
  Exactness(Decoder decoder) {
    this.decoder = decoder;
    Parts.embedding(decoder);
    Parts.norm(decoder.finalNorm());
    for (Block block : decoder.blocks()) {
      Parts.norm(block.mixerNorm());
      Parts.mixer(block);
      Parts.norm(block.feedForwardNorm());
      Parts.feedForward(block);
    }
  }

  TransformStep of(FoldStep step) {
    return switch (step) {
      case FOLD_LAYER_NORM -> exact(step, hasNorms()
          ? "only linear maps read what a norm gives: (n ⊙ g + b) W = n (g ⊙ W) + b W"
          : "there is no gain or bias of a norm to fold");
      case FOLD_VALUE_BIASES -> exact(step, hasValueBiases()
          ? "attention weights sum to 1, so each head adds its value bias in full"
          : "there is no bias of values to fold, nor of a norm that becomes one");
      case CENTER_WRITING_WEIGHTS -> readerOfTheMean()
          .map(reader -> new TransformStep(step.id(), step.description(), false, reader))
          .orElseGet(() -> exact(step, "all that reads the stream subtracts its mean first"));
      case CENTER_UNEMBED -> exact(step,
          "all logits of a position change by the same number; logits are not kept, probabilities are");
    };
  }

  private static TransformStep exact(FoldStep step, String reason) {
    return new TransformStep(step.id(), step.description(), true, reason);
  }

  private boolean hasNorms() {
    Stream<Normalization> beforeParts =
        decoder.blocks().stream().flatMap(block -> Stream.of(block.mixerNorm(), block.feedForwardNorm()));
    return Stream.concat(beforeParts, Stream.ofNullable(decoder.finalNorm()))
        .flatMap(norm -> Parts.norm(norm).stream())
        .anyMatch(norm -> norm.gain().isPresent() || norm.bias().isPresent());
  }

  private boolean hasValueBiases() {
    return decoder.blocks().stream().anyMatch(block ->
        Parts.mixer(block).projections().value().bias().isPresent()
            || Parts.norm(block.mixerNorm()).flatMap(AffineNormalization::bias).isPresent());
  }

  /** Something that the mean of the residual stream matters to. */
  private Optional<String> readerOfTheMean() {
    for (int layer = 0; layer < decoder.blocks().size(); layer++) {
      Block block = decoder.blocks().get(layer);
      Optional<String> reader = reads(block.mixerNorm(), "attention of layer " + layer);
      if (reader.isEmpty() && block.feedForward() != null) {
        reader = reads(block.feedForwardNorm(), "feed-forward part of layer " + layer);
      }
      if (reader.isPresent()) {
        return reader;
      }
    }
    return reads(decoder.finalNorm(), "unembedding");
  }

  private static Optional<String> reads(Normalization norm, String reader) {
    Optional<AffineNormalization> affine = Parts.norm(norm);
    if (affine.isEmpty()) {
      return Optional.of("the " + reader + " reads the residual stream without a norm, and so its mean");
    }
    return affine.get().subtractsMean() ? Optional.empty() : Optional.of("the " + reader + " reads the stream through "
        + affine.get().getClass().getSimpleName() + ", which does not subtract the mean");
  }
}
