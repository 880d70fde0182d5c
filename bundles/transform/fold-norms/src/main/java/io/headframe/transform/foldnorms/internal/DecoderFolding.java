package io.headframe.transform.foldnorms.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.AttentionProjections;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.NeuronProjections;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.ProjectedFeedForward;
import io.headframe.core.transformer.ProjectedMixer;
import io.headframe.core.transformer.SequenceMixer;
import io.headframe.core.transformer.TokenEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a decoder together anew from folded copies of its weights. */
final class DecoderFolding {

  private final Set<FoldStep> steps;
  private final NDManager memory;

  /**
   * @param steps those to take
   * @param memory owns the copies
   */
  DecoderFolding(Set<FoldStep> steps, NDManager memory) {
    this.steps = steps;
    this.memory = memory;
  }

  Decoder fold(Decoder decoder) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : decoder.blocks()) {
      ProjectedFeedForward feedForward = Parts.feedForward(block);
      blocks.add(new Block(norm(block.mixerNorm()), mixer(block), norm(block.feedForwardNorm()),
          feedForward == null ? null : feedForward.with(neurons(feedForward.projections(), block.feedForwardNorm())),
          block.parallel()));
    }
    return new Decoder(decoder.config(), embedding(Parts.embedding(decoder)), blocks, norm(decoder.finalNorm()),
        unembedding(decoder));
  }

  private TokenEmbedding embedding(TokenEmbedding embedding) {
    return new TokenEmbedding(
        table(embedding.tokenTable()), embedding.positionTable().map(this::table).orElse(null));
  }

  /** Rows that are written to the stream. */
  private NDArray table(NDArray rows) {
    if (!steps.contains(FoldStep.CENTER_WRITING_WEIGHTS)) {
      return copy(rows);
    }
    try (NDArray mean = rows.mean(new int[] {1}, true)) {
      NDArray centred = rows.sub(mean);
      centred.attach(memory);
      return centred;
    }
  }

  private Normalization norm(Normalization norm) {
    Optional<AffineNormalization> affine = Parts.norm(norm);
    if (affine.isEmpty()) {
      return null;
    }
    return steps.contains(FoldStep.FOLD_LAYER_NORM)
        ? affine.get().with(null, null)
        : affine.get().with(
            affine.get().gain().map(this::copy).orElse(null), affine.get().bias().map(this::copy).orElse(null));
  }

  private SequenceMixer mixer(Block block) {
    ProjectedMixer mixer = Parts.mixer(block);
    AttentionProjections maps = mixer.projections();
    try (LinearCopy value = reading(maps.value(), block.mixerNorm());
        LinearCopy output = new LinearCopy(maps.output(), memory)) {
      if (steps.contains(FoldStep.FOLD_VALUE_BIASES)) {
        foldValueBias(value, output, maps);
      }
      return mixer.with(new AttentionProjections(maps.heads(), maps.keyValueHeads(), maps.headWidth(),
          read(maps.query(), block.mixerNorm()), read(maps.key(), block.mixerNorm()), value.handOver(memory),
          written(output)));
    }
  }

  /** Each query head has the value bias of the head that it shares. */
  private static void foldValueBias(LinearCopy value, LinearCopy output, AttentionProjections maps) {
    NDArray bias = value.takeBias();
    if (bias == null) {
      return;
    }
    long shared = maps.keyValueHeads();
    long sharing = maps.heads() / shared;
    NDArray ofEachHead = bias.reshape(shared, 1, maps.headWidth())
        .broadcast(new Shape(shared, sharing, maps.headWidth()))
        .reshape((long) maps.heads() * maps.headWidth());
    output.absorbInput(ofEachHead);
  }

  private NeuronProjections neurons(NeuronProjections maps, Normalization norm) {
    try (LinearCopy out = new LinearCopy(maps.out(), memory)) {
      return new NeuronProjections(
          maps.gate() == null ? null : read(maps.gate(), norm), read(maps.in(), norm), written(out));
    }
  }

  private Linear unembedding(Decoder decoder) {
    try (LinearCopy unembedding = reading(decoder.unembedding(), decoder.finalNorm())) {
      if (steps.contains(FoldStep.CENTER_UNEMBED)) {
        unembedding.centreOutput();
      }
      return unembedding.handOver(memory);
    }
  }

  private Linear read(Linear map, Normalization norm) {
    try (LinearCopy copy = reading(map, norm)) {
      return copy.handOver(memory);
    }
  }

  /** A map that reads the stream through a norm; the caller closes it. */
  private LinearCopy reading(Linear map, Normalization norm) {
    LinearCopy copy = new LinearCopy(map, memory);
    if (steps.contains(FoldStep.FOLD_LAYER_NORM)) {
      Parts.norm(norm).ifPresent(copy::absorb);
    }
    return copy;
  }

  /** A map that writes to the stream. */
  private Linear written(LinearCopy map) {
    if (steps.contains(FoldStep.CENTER_WRITING_WEIGHTS)) {
      map.centreOutput();
    }
    return map.handOver(memory);
  }

  private NDArray copy(NDArray array) {
    NDArray copy = array.duplicate();
    copy.attach(memory);
    return copy;
  }
}
