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

  /** What follows the first block of a head. */
  private record Head(List<Dense> blocks, Dense output) {}

  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;
  private final boolean seesDrafted;
  private final Computation computation;
  private final Optional<SequenceLayer> sequence;
  private final FirstBlock first;
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
    this.computation = computation;
    this.sequence = sizes.sequence().map(layer -> new SequenceLayer(family, layer, weights, computation));
    List<List<String>> maps = new ArrayList<>();
    for (int head = 0; head < sizes.heads(); head++) {
      List<Dense> blocks = new ArrayList<>();
      for (int layer = 0; layer < sizes.layers(); layer++) {
        String name = family.names().block().apply(head, layer);
        if (layer > 0) {
          blocks.add(dense(weights, name + ".linear", sizes.width()));
        } else {
          maps.add(weights.containsKey(name + ".res_connection.weight")
              ? List.of(name + ".linear", name + ".res_connection") : List.of(name + ".linear"));
        }
      }
      heads.add(new Head(blocks,
          dense(weights, family.names().output().apply(head, sizes.layers()), sizes.outputs())));
    }
    this.first = new FirstBlock(
        maps, weights, sizes.width(), seesDrafted ? embedding : null, FirstBlock.MOST, computation);
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
   * Begins to draft behind a token.
   *
   * @param hidden as {@link #sequence} gives it there: [width]; not copied
   */
  Place at(float[] hidden) {
    return new Place(hidden, first.ofHidden(hidden));
  }

  /** Heads behind one token, until another place is asked for. */
  final class Place {

    private final float[] hidden;
    /** [head][map][width] */
    private final float[][][] sums;

    private Place(float[] hidden, float[][][] sums) {
      this.hidden = hidden;
      this.sums = sums;
    }

    /**
     * Logits of a head.
     *
     * @param head from 0
     * @param before [row, head + 1] the next token and the drafted ones; where they are not seen, one row that is not
     *     read
     * @return [row, output]
     */
    float[] logits(int head, int[][] before) {
      int rows = before.length;
      float[] x = sizes.layers() == 0 ? hidden : first(head, before);
      for (Dense block : heads.get(head).blocks) {
        float[] y = scratch.floats("inside", rows * sizes.width());
        computation.multiply(x, rows, block.activated(y));
        for (int i = 0; i < rows * sizes.width(); i++) {
          x[i] += y[i];
        }
      }
      float[] logits = new float[rows * sizes.outputs()];
      computation.multiply(x, rows, heads.get(head).output.into(logits));
      return logits;
    }

    /** y₁ of {@link HeadFamily}. */
    private float[] first(int head, int[][] before) {
      int width = sizes.width();
      int maps = sums[head].length;
      int count = maps * width;
      float[] z = scratch.floats("maps", before.length * count);
      for (int row = 0; row < before.length; row++) {
        for (int map = 0; map < maps; map++) {
          System.arraycopy(sums[head][map], 0, z, row * count + map * width, width);
        }
      }
      if (seesDrafted) {
        first.addTokens(head, before, z, count);
      }
      float[] x = scratch.floats("x", before.length * width);
      for (int row = 0; row < before.length; row++) {
        for (int i = 0; i < width; i++) {
          float y = z[row * count + i];
          float residual = maps == 1 ? hidden[i] : z[row * count + width + i];
          x[row * width + i] = residual + (float) (y / (1 + Math.exp(-y)));
        }
      }
      return x;
    }
  }
}
