package io.headframe.core.transformer.internal;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.fused.FusedEmbedding;
import io.headframe.core.transformer.fused.FusedLinear;
import io.headframe.core.transformer.fused.FusedNormalization;
import io.headframe.core.transformer.fused.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a decoder for passes over few positions that nobody looks into, on the weights and states of the other
 * way. Parts that have only that way are missing here. Used by one thread.
 */
final class FusedDecoder {

  private final KernelOperations operations;
  private final int width;
  private final long layerWeights;
  private final FusedEmbedding embedding;
  private final List<FusedBlock> blocks = new ArrayList<>();
  private final FusedNormalization finalNorm;
  private final FusedLinear unembedding;
  private final boolean ends;
  private final Map<Object, float[]> scratch = new HashMap<>();

  FusedDecoder(Decoder decoder, KernelOperations operations) {
    ModelConfig config = decoder.config();
    this.operations = operations;
    this.width = config.modelWidth();
    this.layerWeights = config.layerWeights();
    this.embedding = decoder.embedding().fuse().orElse(null);
    decoder.blocks().forEach(block -> blocks.add(FusedBlock.of(block, width, operations).orElse(null)));
    this.unembedding = decoder.unembedding().fuse(operations).orElse(null);
    this.ends = unembedding != null && FusedBlock.fuses(decoder.finalNorm());
    this.finalNorm = ends ? FusedBlock.fused(decoder.finalNorm()) : null;
  }

  /** Whether this is likely the fastest way for so many positions. */
  boolean suits(int positions) {
    return operations.suits(layerWeights, positions);
  }

  /** Whether a whole pass over a session with these states can run here. */
  boolean isWhole(List<LayerState> states) {
    return embeds() && ends() && layersOf(states) == blocks.size();
  }

  private int layersOf(List<LayerState> states) {
    int layers = 0;
    while (layers < states.size() && hasLayer(layers, states.get(layers))) {
      layers++;
    }
    return layers;
  }

  /** The width of the residual stream. */
  int width() {
    return width;
  }

  boolean embeds() {
    return embedding != null;
  }

  boolean hasLayer(int layer, LayerState state) {
    return blocks.get(layer) != null && blocks.get(layer).mixer().accepts(state);
  }

  /** Whether normalisation and unembedding are here. */
  boolean ends() {
    return ends;
  }

  Rows rows(List<Positions> sequences) {
    return new Rows(sequences, scratch);
  }

  /** The residual stream of tokens, a row each: [row, model] or longer. */
  float[] embed(int[] tokens, Rows rows) {
    float[] x = rows.scratch("stream", width);
    for (int row = 0; row < tokens.length; row++) {
      embedding.embed(tokens[row], rows.id(row), x, row * width);
    }
    return x;
  }

  /**
   * Runs a layer.
   *
   * @param x the residual stream, which is changed
   * @param states of this layer, one for each sequence
   */
  void layer(int layer, float[] x, Rows rows, List<LayerState> states) {
    blocks.get(layer).run(x, rows, states);
  }

  /**
   * What is unembedded of chosen rows.
   *
   * @param x the residual stream after all layers
   * @return [chosen row, model]
   */
  float[] unembedded(float[] x, int... chosen) {
    float[] streams = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(x, chosen[i] * width, streams, i * width, width);
    }
    if (finalNorm == null) {
      return streams;
    }
    float[] normalized = new float[streams.length];
    finalNorm.normalize(streams, chosen.length, width, normalized);
    return normalized;
  }

  /**
   * Logits of what {@link #unembedded} gave.
   *
   * @param input [row, model]
   * @return [row, vocabulary]
   */
  float[] logitsOf(float[] input, int rows) {
    float[] logits = new float[rows * unembedding.out()];
    operations.multiply(input, rows, List.of(unembedding.into(logits)));
    return logits;
  }

  /**
   * Runs a whole pass.
   *
   * @param tokens of each sequence
   * @param sequences how they stand
   * @param states [sequence, layer], in which the positions are staged
   * @return the logits after the last token of each sequence: [sequence, vocabulary]
   */
  float[][] run(List<int[]> tokens, List<Positions> sequences, List<List<LayerState>> states) {
    Rows rows = rows(sequences);
    int[] all = tokens.size() == 1 ? tokens.get(0) : tokens.stream().flatMapToInt(Arrays::stream).toArray();
    float[] x = embed(all, rows);
    for (int layer = 0; layer < blocks.size(); layer++) {
      List<LayerState> ofLayer = new ArrayList<>(states.size());
      for (List<LayerState> sequence : states) {
        ofLayer.add(sequence.get(layer));
      }
      layer(layer, x, rows, ofLayer);
    }
    int[] last = new int[tokens.size()];
    int end = 0;
    for (int i = 0; i < last.length; i++) {
      end += tokens.get(i).length;
      last[i] = end - 1;
    }
    float[] logits = logitsOf(unembedded(x, last), last.length);
    if (last.length == 1) {
      return new float[][] {logits};
    }
    float[][] split = new float[last.length][];
    for (int i = 0; i < last.length; i++) {
      split[i] = Arrays.copyOfRange(logits, i * unembedding.out(), (i + 1) * unembedding.out());
    }
    return split;
  }
}
