package io.headframe.draft.speculative.internal;

import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Proposal;
import java.util.Arrays;

/**
 * Accepts so that each token has the model's law p. At a node its children are tried one after the other: x that was
 * drawn from q is accepted with probability min(1, p(x)/q(x)); otherwise p becomes max(0, p − q), normalised. A token
 * that was not drawn has a q of 1 there. When no child is accepted, the token is drawn from what is left of p.
 * Leviathan et al. (2023), section 2.3, for one child; Miao et al. (2024), algorithm 2, for several.
 */
final class RejectionVerifier extends Verifier {

  RejectionVerifier(Sampling sampling, int vocabulary) {
    super(sampling, vocabulary);
  }

  @Override
  public Verdict verify(Proposal proposal, Rows rows, int length, Chance chance) {
    int[] path = new int[proposal.size()];
    int taken = 0;
    for (int node = -1;;) {
      double[] law = law(rows.after(node), length + taken);
      int accepted = -1;
      for (int child : children(proposal, node)) {
        int token = proposal.tokens()[child];
        double[] drawn = proposal.law(child).orElse(null);
        if (chance.happens(drawn == null ? law[token] : law[token] / drawn[token])) {
          accepted = child;
          break;
        }
        law = rest(law, token, drawn);
      }
      if (accepted < 0) {
        return new Verdict(Arrays.copyOf(path, taken), chance.draw(law));
      }
      path[taken++] = accepted;
      node = accepted;
    }
  }

  private static double[] rest(double[] law, int token, double[] drawn) {
    double[] rest = law.clone();
    double sum = 0;
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Math.max(0, rest[i] - (drawn == null ? i == token ? 1 : 0 : drawn[i]));
      sum += rest[i];
    }
    // Nothing is left where p is q but for rounding, and a rejection there has no probability but that of rounding.
    if (sum <= 0) {
      return law;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= sum;
    }
    return rest;
  }
}
