package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.Dense;
import io.headframe.draft.heads.layer.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes logits of heads. Used by the thread that uses its {@link Computation}. */
final class HeadNetwork {

  private record Block(Dense linear, Dense residual) {}

  private record Head(List<Block> blocks, Dense output) {}

  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;
  private final boolean seesDrafted;
  private final float[] embedding;
  private final Computation computation;
  private final Optional<SequenceLayer> sequence;
  private final List<Head> heads = new ArrayList<>();
  private final Scratch scratch = new Scratch();

  /**
   * @param vocabulary what the outputs are
   * @param weights by published name
   * @param embedding of the model: [vocabulary, width]
   * @param computation computes
   */
  HeadNetwork(HeadFamily family, HeadSizes sizes, DraftVocabulary vocabulary, Map<String, float[]> weights,
      float[] embedding, Computation computation) {
    this.sizes = sizes;
    this.vocabulary = vocabulary;
    this.seesDrafted = family.seesDrafted();
    this.embedding = embedding;
    this.computation = computation;
    this.sequence = sizes.sequence().map(layer -> new SequenceLayer(family, layer, weights, computation));
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

  /** Begins a sequence. Without a layer that reads it, heads read the hidden states themselves. */
  SequenceReader sequence() {
    return sequence.map(SequenceLayer::begin).orElseGet(() -> (hidden, wanted) ->
        Arrays.copyOfRange(hidden, hidden.length - wanted * sizes.width(), hidden.length));
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
    List<Block> blocks = heads.get(head).blocks;
    for (int i = 0; i < blocks.size(); i++) {
      float[] y = scratch.floats(i % 2 == 0 ? "even" : "odd", rows * width);
      float[] residual = x;
      Block block = blocks.get(i);
      if (block.residual == null) {
        computation.multiply(x, rows, block.linear.activated(y));
      } else {
        residual = scratch.floats("residual", rows * width);
        computation.multiply(x, rows, block.linear.activated(y), block.residual.into(residual));
      }
      for (int at = 0; at < rows * width; at++) {
        y[at] += residual[at];
      }
      x = y;
    }
    float[] logits = new float[rows * sizes.outputs()];
    computation.multiply(x, rows, heads.get(head).output.into(logits));
    return logits;
  }

  private float[] inputs(int head, float[] hidden, int[][] before) {
    int width = sizes.width();
    int in = width * (head + 2);
    float[] inputs = scratch.floats("inputs", before.length * in);
    for (int row = 0; row < before.length; row++) {
      System.arraycopy(hidden, row * width, inputs, row * in, width);
      for (int i = 0; i <= head; i++) {
        System.arraycopy(embedding, before[row][i] * width, inputs, row * in + (i + 1) * width, width);
      }
    }
    return inputs;
  }
}
