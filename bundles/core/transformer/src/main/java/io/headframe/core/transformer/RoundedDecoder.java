package io.headframe.core.transformer;

import ai.djl.ndarray.NDManager;
import java.util.List;

/** Rounds the linear maps of a decoder to 8 bits and frees what they were made of. */
final class RoundedDecoder {

  private final NDManager memory;
  private final Embedding embedding;

  /**
   * @param memory owns the new weights
   * @param embedding whose tables are kept, also where they are the unembedding too
   */
  RoundedDecoder(NDManager memory, Embedding embedding) {
    this.memory = memory;
    this.embedding = embedding;
  }

  /** The decoder with rounded maps. */
  Decoder of(Decoder decoder) {
    List<Block> blocks = decoder.blocks().stream().map(block -> new Block(block.mixerNorm(), mixer(block.mixer()),
        block.feedForwardNorm(), feedForward(block.feedForward()), block.parallel())).toList();
    return new Decoder(decoder.config(), decoder.embedding(), blocks, decoder.finalNorm(),
        rounded(decoder.unembedding()));
  }

  private SequenceMixer mixer(SequenceMixer mixer) {
    if (!(mixer instanceof ProjectedMixer projected)) {
      return mixer;
    }
    AttentionProjections maps = projected.projections();
    return projected.with(new AttentionProjections(maps.heads(), maps.keyValueHeads(), maps.headWidth(),
        rounded(maps.query()), rounded(maps.key()), rounded(maps.value()),
        rounded(maps.output())));
  }

  private FeedForward feedForward(FeedForward part) {
    if (!(part instanceof ProjectedFeedForward projected)) {
      return part;
    }
    NeuronProjections maps = projected.projections();
    return projected.with(new NeuronProjections(maps.gate() == null ? null : rounded(maps.gate()),
        rounded(maps.in()), rounded(maps.out())));
  }

  private Linear rounded(Linear map) {
    Linear rounded = map.rounded(memory);
    if (!(embedding instanceof TokenEmbedding tokens && map.standsOn(tokens.tokenTable()))) {
      map.closeWeights();
    }
    return rounded;
  }
}
