package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.weights.AttentionWeights;
import io.headframe.core.model.weights.HeadWeights;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.model.weights.NeuronWeights;
import io.headframe.core.model.weights.NormWeights;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.AttentionProjections;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.NeuronProjections;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.ProjectedFeedForward;
import io.headframe.core.transformer.ProjectedMixer;
import io.headframe.core.transformer.TokenEmbedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Views of a decoder's weights. A view of the model's array is moved to this object's memory as soon as it is made. */
final class DecoderWeights implements ModelWeights {

  private final Decoder decoder;
  private final NDManager memory;
  /** Views of one layer are made once, however often they are asked for. */
  private final Map<Integer, AttentionWeights> attention = new HashMap<>();

  /**
   * @param decoder what is looked at
   * @param memory owns the views; closed with this object
   */
  DecoderWeights(Decoder decoder, NDManager memory) {
    this.decoder = decoder;
    this.memory = memory;
  }

  @Override
  public NDArray embedding() {
    return view(tokenEmbedding().tokenTable());
  }

  @Override
  public Optional<NDArray> positionEmbedding() {
    return tokenEmbedding().positionTable().map(this::view);
  }

  @Override
  public NDArray unembedding() {
    return view(decoder.unembedding().matrix());
  }

  @Override
  public Optional<NDArray> unembeddingBias() {
    return bias(decoder.unembedding());
  }

  @Override
  public Optional<NormWeights> finalNorm() {
    return norm(decoder.finalNorm());
  }

  @Override
  public AttentionWeights attention(int layer) {
    Block block = decoder.blocks().get(layer);
    if (!(block.mixer() instanceof ProjectedMixer mixer)) {
      throw without(layer, "attention heads", block.mixer());
    }
    return attention.computeIfAbsent(layer, key -> attention(norm(block.mixerNorm()), mixer.projections()));
  }

  @Override
  public NeuronWeights neurons(int layer) {
    Block block = decoder.blocks().get(layer);
    if (!(block.feedForward() instanceof ProjectedFeedForward feedForward)) {
      throw without(layer, "neurons", block.feedForward());
    }
    NeuronProjections maps = feedForward.projections();
    Optional<Linear> gate = Optional.ofNullable(maps.gate());
    return new NeuronWeights(norm(block.feedForwardNorm()),
        gate.map(map -> view(map.matrix())), gate.flatMap(this::bias),
        view(maps.in().matrix()), bias(maps.in()), view(maps.out().matrix()), bias(maps.out()));
  }

  @Override
  public void close() {
    memory.close();
  }

  private AttentionWeights attention(Optional<NormWeights> norm, AttentionProjections maps) {
    List<HeadWeights> heads =
        IntStream.range(0, maps.heads()).mapToObj(head -> head(maps, head)).toList();
    return new AttentionWeights(norm, heads, bias(maps.output()));
  }

  private HeadWeights head(AttentionProjections maps, int head) {
    int width = maps.headWidth();
    int shared = head * maps.keyValueHeads() / maps.heads();
    NDIndex rows = new NDIndex().addSliceDim((long) head * width, (long) (head + 1) * width);
    return new HeadWeights(
        columns(maps.query(), head, width), part(maps.query(), head, width),
        columns(maps.key(), shared, width), part(maps.key(), shared, width),
        columns(maps.value(), shared, width), part(maps.value(), shared, width),
        maps.output().matrix().get(memory, rows));
  }

  private NDArray columns(Linear map, int head, int width) {
    return map.matrix().get(
        memory, new NDIndex().addAllDim().addSliceDim((long) head * width, (long) (head + 1) * width));
  }

  private Optional<NDArray> part(Linear map, int head, int width) {
    return map.bias().map(
        bias -> bias.get(memory, new NDIndex().addSliceDim((long) head * width, (long) (head + 1) * width)));
  }

  private Optional<NDArray> bias(Linear map) {
    return map.bias().map(this::view);
  }

  private Optional<NormWeights> norm(Normalization norm) {
    return norm instanceof AffineNormalization affine && (affine.gain().isPresent() || affine.bias().isPresent())
        ? Optional.of(new NormWeights(affine.gain().map(this::view), affine.bias().map(this::view)))
        : Optional.empty();
  }

  private TokenEmbedding tokenEmbedding() {
    if (decoder.embedding() instanceof TokenEmbedding embedding) {
      return embedding;
    }
    throw new HeadframeException(TransformerError.NO_SUCH_WEIGHTS, "The model",
        "token and position embeddings in tables", decoder.embedding().getClass().getSimpleName());
  }

  private static HeadframeException without(int layer, String what, Object part) {
    return new HeadframeException(TransformerError.NO_SUCH_WEIGHTS, "Layer " + layer + " of the model",
        "weights of " + what, part == null ? "nothing" : part.getClass().getSimpleName());
  }

  private NDArray view(NDArray array) {
    NDArray view = array.reshape(array.getShape());
    view.attach(memory);
    return view;
  }
}
