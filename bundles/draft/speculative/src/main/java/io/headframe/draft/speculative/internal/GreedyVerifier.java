package io.headframe.draft.speculative.internal;

import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Proposal;
import java.util.Arrays;

/** Accepts a token exactly if it is the model's most probable one after the way before it. */
final class GreedyVerifier extends Verifier {

  GreedyVerifier(Sampling sampling, int vocabulary) {
    super(sampling, vocabulary);
  }

  @Override
  public Verdict verify(Proposal proposal, Rows rows, int length, Chance chance) {
    int[] path = new int[proposal.size()];
    int taken = 0;
    for (int node = -1;;) {
      int expected = choose(rows.after(node), length + taken, chance);
      int[] children = children(proposal, node);
      node = -1;
      for (int child : children) {
        if (proposal.tokens()[child] == expected) {
          node = child;
          break;
        }
      }
      if (node < 0) {
        return new Verdict(Arrays.copyOf(path, taken), expected);
      }
      path[taken++] = node;
    }
  }
}
