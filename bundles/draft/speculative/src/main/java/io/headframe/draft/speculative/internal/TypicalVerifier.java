package io.headframe.draft.speculative.internal;

import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.speculative.Acceptance;
import java.util.Arrays;

/**
 * Accepts what is typical: p(x) &gt; min(ε, δ e<sup>−H(p)</sup>). Of the ways that are accepted it takes the longest,
 * and of those as long the most probable. The law of what comes out is not the model's.
 */
final class TypicalVerifier extends Verifier {

  private final Acceptance.Typical bounds;

  TypicalVerifier(Sampling sampling, int vocabulary, Acceptance.Typical bounds) {
    super(sampling, vocabulary);
    this.bounds = bounds;
  }

  @Override
  public Verdict verify(Proposal proposal, Rows rows, int length, Chance chance) {
    int size = proposal.size();
    double[][] laws = new double[size + 1][];
    double[] scores = new double[size];
    int[] depths = new int[size];
    int best = -1;
    for (int node = 0; node < size; node++) {
      int parent = proposal.parents()[node];
      if (parent >= 0 && depths[parent] == 0) {
        continue;
      }
      if (laws[parent + 1] == null) {
        laws[parent + 1] = law(rows.after(parent), length + (parent < 0 ? 0 : depths[parent]));
      }
      double p = laws[parent + 1][proposal.tokens()[node]];
      if (p > Math.min(bounds.epsilon(), bounds.delta() * Math.exp(-entropy(laws[parent + 1])))) {
        depths[node] = 1 + (parent < 0 ? 0 : depths[parent]);
        scores[node] = Math.log(p) + (parent < 0 ? 0 : scores[parent]);
        if (best < 0 || depths[node] > depths[best] || depths[node] == depths[best] && scores[node] > scores[best]) {
          best = node;
        }
      }
    }
    int[] path = new int[best < 0 ? 0 : depths[best]];
    for (int i = path.length - 1, at = best; i >= 0; i--) {
      path[i] = at;
      at = proposal.parents()[at];
    }
    return new Verdict(path, choose(rows.after(best), length + path.length, chance));
  }

  private static double entropy(double[] law) {
    return -Arrays.stream(law).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
  }
}
