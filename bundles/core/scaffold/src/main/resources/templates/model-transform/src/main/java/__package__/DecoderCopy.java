package ${package};

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.AttentionProjections;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Embedding;
import io.headframe.core.transformer.FeedForward;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.NeuronProjections;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.ProjectedFeedForward;
import io.headframe.core.transformer.ProjectedMixer;
import io.headframe.core.transformer.SequenceMixer;
import io.headframe.core.transformer.TokenEmbedding;
import java.util.List;
import java.util.function.Function;

/**
 * Copies a decoder part by part, so that the copy lives when the original is closed.
 *
 * @param memory owns the copies
 */
record DecoderCopy(NDManager memory) {

  /** @param change makes the new embedding of the old one */
  Decoder of(Decoder decoder, Function<TokenEmbedding, Embedding> change) {
    List<Block> blocks = decoder.blocks().stream().map(block -> new Block(of(block.mixerNorm()), of(block.mixer()),
        of(block.feedForwardNorm()), of(block.feedForward()), block.parallel())).toList();
    return new Decoder(decoder.config(), change.apply(known(TokenEmbedding.class, decoder.embedding())), blocks,
        of(decoder.finalNorm()), of(decoder.unembedding()));
  }

  TokenEmbedding of(TokenEmbedding embedding) {
    return new TokenEmbedding(of(embedding.tokenTable()), embedding.positionTable().map(this::of).orElse(null));
  }

  NDArray of(NDArray array) {
    NDArray copy = array.duplicate();
    copy.attach(memory);
    return copy;
  }

  private Linear of(Linear map) {
    // The matrix is [in, out], a Linear is made of [out, in].
    NDArray turned = map.matrix().transpose();
    turned.attach(memory);
    NDArray weight = of(turned);
    turned.close();
    return new Linear(weight, map.bias().map(this::of).orElse(null));
  }

  private Normalization of(Normalization norm) {
    if (norm == null) {
      return null;
    }
    AffineNormalization affine = known(AffineNormalization.class, norm);
    return affine.with(affine.gain().map(this::of).orElse(null), affine.bias().map(this::of).orElse(null));
  }

  private SequenceMixer of(SequenceMixer mixer) {
    ProjectedMixer known = known(ProjectedMixer.class, mixer);
    AttentionProjections maps = known.projections();
    return known.with(new AttentionProjections(maps.heads(), maps.keyValueHeads(), maps.headWidth(), of(maps.query()),
        of(maps.key()), of(maps.value()), of(maps.output())));
  }

  private FeedForward of(FeedForward feedForward) {
    if (feedForward == null) {
      return null;
    }
    ProjectedFeedForward known = known(ProjectedFeedForward.class, feedForward);
    NeuronProjections maps = known.projections();
    return known.with(new NeuronProjections(
        maps.gate() == null ? null : of(maps.gate()), of(maps.in()), of(maps.out())));
  }

  private static <T> T known(Class<T> type, Object part) {
    if (type.isInstance(part)) {
      return type.cast(part);
    }
    throw new HeadframeException(${Class}Transform.UNKNOWN_PART, part.getClass().getSimpleName());
  }
}
