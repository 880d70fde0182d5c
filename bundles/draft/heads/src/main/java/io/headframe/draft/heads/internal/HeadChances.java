package io.headframe.draft.heads.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.draft.api.Choices;
import io.headframe.draft.heads.HiddenSite;
import java.util.Arrays;
import java.util.stream.Stream;

/** How often a head's choice of each rank is what the model itself goes on with, after the tokens of a text. */
final class HeadChances {

  private static final int RANKS = 10;
  /** Positions that are looked at, at most. */
  private static final int MOST = 2000;
  /** Below so many places there is no share to speak of. */
  private static final int LEAST = 30;

  private final HeadNetwork network;
  private final CausalLM model;
  private final String site;

  HeadChances(HeadNetwork network, CausalLM model) {
    this.network = network;
    this.model = model;
    this.site = HiddenSite.of(model);
  }

  /** Places that were seen, and at how many of them each rank was right. */
  private static final class Tally {

    private final int[] hits;
    private int seen;

    Tally(int ranks) {
      hits = new int[ranks];
    }

    void add(int[] choices, int expected) {
      for (int rank = 0; rank < choices.length; rank++) {
        hits[rank] += choices[rank] == expected ? 1 : 0;
      }
      seen++;
    }

    double[] shares() {
      return Arrays.stream(hits).mapToDouble(hit -> (double) hit / Math.max(1, seen)).toArray();
    }
  }

  /**
   * Shares of places, [head, rank].
   *
   * @param everywhere of all places
   * @param accepted of those where the tokens that the head may see are what the model goes on with too, as they are in
   *     a draft of which all before was accepted; of all where a text has hardly any such places
   */
  record Shares(double[][] everywhere, double[][] accepted) {}

  /** Counts. */
  Shares measure(int[] text, int window, Run run) {
    int heads = network.sizes().heads();
    Tally[] all = tallies(heads);
    Tally[] accepted = tallies(heads);
    for (int from = 0; from + window <= text.length && all[0].seen < MOST; from += window) {
      run.checkCancelled();
      count(Arrays.copyOfRange(text, from, from + window), all, accepted);
    }
    double[][] chances = new double[heads][];
    Arrays.setAll(chances, head -> (accepted[head].seen < LEAST ? all : accepted)[head].shares());
    return new Shares(Arrays.stream(all).map(Tally::shares).toArray(double[][]::new), chances);
  }

  private Tally[] tallies(int heads) {
    int ranks = Math.min(RANKS, network.sizes().outputs());
    return Stream.generate(() -> new Tally(ranks)).limit(heads).toArray(Tally[]::new);
  }

  private void count(int[] tokens, Tally[] all, Tally[] accepted) {
    int width = network.sizes().width();
    int vocabulary = model.config().vocabularySize();
    float[] hidden;
    float[] logits;
    try (Activations read = model.forward(ForwardPlan.of(new int[][] {tokens}).capture(site))) {
      hidden = network.sequence().read(read.get(site).toFloatArray(), tokens.length);
      logits = read.logits().toFloatArray();
    }
    int[] own = new int[tokens.length];
    Arrays.setAll(own, at -> Choices.greatest(logits, at * vocabulary, vocabulary, 1).tokens()[0]);
    for (int at = 0; at + 1 < tokens.length; at++) {
      HeadNetwork.Place place = network.at(Arrays.copyOfRange(hidden, at * width, (at + 1) * width));
      for (int head = 0; head < all.length && at + 1 + head < tokens.length; head++) {
        int[][] before = {Arrays.copyOfRange(tokens, at + 1, at + 2 + head)};
        int[] choices =
            network.vocabulary().greatest(place.logits(head, before), 0, all[head].hits.length).tokens();
        all[head].add(choices, own[at + 1 + head]);
        if (Arrays.equals(before[0], Arrays.copyOfRange(own, at, at + 1 + head))) {
          accepted[head].add(choices, own[at + 1 + head]);
        }
      }
    }
  }
}
