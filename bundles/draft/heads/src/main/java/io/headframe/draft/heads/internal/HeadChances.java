package io.headframe.draft.heads.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.draft.api.Choices;
import io.headframe.draft.heads.HiddenSite;
import java.util.Arrays;

/**
 * How often a head's choice of each rank is what the model itself goes on with, where the tokens before are those of a
 * text.
 */
final class HeadChances {

  private static final int RANKS = 10;
  /** Positions that are looked at, at most. */
  private static final int MOST = 2000;

  private final HeadNetwork network;
  private final CausalLM model;
  private final String site;

  HeadChances(HeadNetwork network, CausalLM model) {
    this.network = network;
    this.model = model;
    this.site = HiddenSite.of(model);
  }

  /** [head, rank], shares of the positions. */
  double[][] measure(int[] text, int window, Run run) {
    int heads = network.sizes().heads();
    double[][] hits = new double[heads][Math.min(RANKS, network.sizes().outputs())];
    int[] seen = new int[heads];
    for (int from = 0; from + window <= text.length && seen[0] < MOST; from += window) {
      run.checkCancelled();
      count(Arrays.copyOfRange(text, from, from + window), hits, seen);
    }
    for (int head = 0; head < heads; head++) {
      for (int rank = 0; rank < hits[head].length; rank++) {
        hits[head][rank] /= Math.max(1, seen[head]);
      }
    }
    return hits;
  }

  private void count(int[] tokens, double[][] hits, int[] seen) {
    int width = network.sizes().width();
    int vocabulary = model.config().vocabularySize();
    float[] hidden;
    float[] logits;
    try (Activations read = model.forward(ForwardPlan.of(new int[][] {tokens}).capture(site))) {
      hidden = network.sequence().read(read.get(site).toFloatArray(), tokens.length);
      logits = read.logits().toFloatArray();
    }
    for (int at = 0; at + 1 < tokens.length; at++) {
      HeadNetwork.Place place = network.at(Arrays.copyOfRange(hidden, at * width, (at + 1) * width));
      for (int head = 0; head < network.sizes().heads() && at + 1 + head < tokens.length; head++) {
        int[][] before = {Arrays.copyOfRange(tokens, at + 1, at + 2 + head)};
        float[] found = place.logits(head, before);
        int expected = Choices.greatest(logits, (at + 1 + head) * vocabulary, vocabulary, 1).tokens()[0];
        int[] choices = network.vocabulary().greatest(found, 0, hits[head].length).tokens();
        for (int rank = 0; rank < choices.length; rank++) {
          hits[head][rank] += choices[rank] == expected ? 1 : 0;
        }
        seen[head]++;
      }
    }
  }
}
