package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Computes logits of heads in plain Java: a layer's product takes less time there than a call of the engine. */
final class HeadNetwork {

  private record Block(Dense linear, Dense residual) {}

  private record Head(List<Block> blocks, Dense output) {}

  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;
  private final boolean seesDrafted;
  private final float[] embedding;
  private final Optional<SequenceLayer> sequence;
  private final List<Head> heads = new ArrayList<>();

  /**
   * @param vocabulary what the outputs are
   * @param weights by published name
   * @param embedding of the model: [vocabulary, width]
   */
  HeadNetwork(HeadFamily family, HeadSizes sizes, DraftVocabulary vocabulary, Map<String, float[]> weights,
      float[] embedding) {
    this.sizes = sizes;
    this.vocabulary = vocabulary;
    this.seesDrafted = family.seesDrafted();
    this.embedding = embedding;
    this.sequence = sizes.sequence().map(layer -> new SequenceLayer(family, layer, weights));
    for (int head = 0; head < sizes.heads(); head++) {
      List<Block> blocks = new ArrayList<>();
      for (int layer = 0; layer < sizes.layers(); layer++) {
        String name = family.names().block().apply(head, layer);
        blocks.add(new Block(dense(weights, name + ".linear", sizes.width()),
            weights.containsKey(name + ".res_connection.weight")
                ? dense(weights, name + ".res_connection", sizes.width()) : null));
      }
      heads.add(new Head(blocks,
          dense(weights, family.names().output().apply(head, sizes.layers()), sizes.outputs())));
    }
  }

  private static Dense dense(Map<String, float[]> weights, String name, int out) {
    return Dense.of(weights.get(name + ".weight"), weights.get(name + ".bias"), out);
  }

  HeadSizes sizes() {
    return sizes;
  }

  /** What the outputs are. */
  DraftVocabulary vocabulary() {
    return vocabulary;
  }

  /** Whether logits depend on the tokens before. */
  boolean seesDrafted() {
    return seesDrafted;
  }

  /**
   * Begins a sequence: what heads read of its hidden states, from the first on, [token, width] at each call. Without a
   * layer that reads the sequence that is the hidden states themselves.
   */
  UnaryOperator<float[]> sequence() {
    return sequence.map(SequenceLayer::begin).orElse(UnaryOperator.identity());
  }

  /**
   * Logits of a head.
   *
   * @param head from 0
   * @param hidden as {@link #sequence} gives it: [row, width]
   * @param before [row, head + 1] the next token and the drafted ones; not read where they are not seen
   * @return [row, output]
   */
  float[] logits(int head, float[] hidden, int[][] before) {
    int width = sizes.width();
    int rows = hidden.length / width;
    float[] x = seesDrafted ? inputs(head, hidden, before) : hidden;
    for (Block block : heads.get(head).blocks) {
      float[] y = block.linear.apply(x, rows);
      float[] residual = block.residual == null ? x : block.residual.apply(x, rows);
      for (int i = 0; i < y.length; i++) {
        y[i] = residual[i] + (float) (y[i] / (1 + Math.exp(-y[i])));
      }
      x = y;
    }
    return heads.get(head).output.apply(x, rows);
  }

  private float[] inputs(int head, float[] hidden, int[][] before) {
    int width = sizes.width();
    int in = width * (head + 2);
    float[] inputs = new float[before.length * in];
    for (int row = 0; row < before.length; row++) {
      System.arraycopy(hidden, row * width, inputs, row * in, width);
      for (int i = 0; i <= head; i++) {
        System.arraycopy(embedding, before[row][i] * width, inputs, row * in + (i + 1) * width, width);
      }
    }
    return inputs;
  }
}
