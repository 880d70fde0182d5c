package io.headframe.draft.eagle.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.draft.api.Choices;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.heads.layer.LayerCache;
import java.util.Arrays;
import java.util.List;

/**
 * How often the first choice of each depth is what the model itself goes on with, where the tokens before are those of
 * a text and the features, from the second depth on, are expected ones.
 */
final class EagleAccuracy {

  /** Positions that are looked at, at most. */
  private static final int MOST = 2000;

  private final EagleNetwork network;
  private final CausalLM model;

  EagleAccuracy(EagleNetwork network, CausalLM model) {
    this.network = network;
    this.model = model;
  }

  /** [depth], shares of the positions. */
  List<Double> measure(int[] text, int window, int depth, Run run) {
    int[] hits = new int[depth];
    int[] seen = new int[depth];
    for (int from = 0; from + window <= text.length && seen[0] < MOST; from += window) {
      run.checkCancelled();
      count(Arrays.copyOfRange(text, from, from + window), hits, seen);
    }
    Double[] shares = new Double[depth];
    Arrays.setAll(shares, i -> (double) hits[i] / Math.max(1, seen[i]));
    return List.of(shares);
  }

  private void count(int[] tokens, int[] hits, int[] seen) {
    String site = HiddenSite.of(model);
    int width = network.width();
    float[] features;
    float[] logits;
    try (Activations read = model.forward(ForwardPlan.of(new int[][] {tokens}).capture(site))) {
      features = read.get(site).toFloatArray();
      logits = read.logits().toFloatArray();
    }
    int vocabulary = model.config().vocabularySize();
    LayerCache cache = network.cache();
    // First a chain; behind it, depth by depth, a branch from each of its entries.
    int rows = tokens.length - 1;
    int before = 0;
    for (int depth = 0; depth < hits.length && rows > 0; depth++, rows--) {
      int[] read = Arrays.copyOfRange(tokens, 1 + depth, 1 + depth + rows);
      float[] known = Arrays.copyOf(features, rows * width);
      int first = cache.length();
      if (depth == 0) {
        features = network.expect(cache, known, read, rows);
      } else {
        int[] parents = new int[rows];
        for (int row = 0; row < rows; row++) {
          parents[row] = before + row;
        }
        features = network.expect(cache, known, read, parents);
      }
      before = first;
      float[] found = network.logits(features);
      for (int row = 0; row < rows; row++) {
        int expected = Choices.greatest(logits, (row + 1 + depth) * vocabulary, vocabulary, 1).tokens()[0];
        hits[depth] += network.vocabulary().greatest(found, row, 1).tokens()[0] == expected ? 1 : 0;
        seen[depth]++;
      }
    }
  }
}
