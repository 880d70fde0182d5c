package io.headframe.draft.speculative.internal;

import io.headframe.decoding.sampling.Candidates;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.speculative.Acceptance;
import java.util.Arrays;

/** Decides which way of a proposal is accepted, and chooses the token after it. */
public abstract class Verifier {

  private final Sampling sampling;
  private final int vocabulary;

  Verifier(Sampling sampling, int vocabulary) {
    this.sampling = sampling;
    this.vocabulary = vocabulary;
  }

  /** The verifier of a rule. */
  public static Verifier of(Sampling sampling, Acceptance acceptance, int vocabulary) {
    return acceptance.typical().<Verifier>map(bounds -> new TypicalVerifier(sampling, vocabulary, bounds))
        .orElseGet(() -> sampling.temperature() == 0
            ? new GreedyVerifier(sampling, vocabulary)
            : new RejectionVerifier(sampling, vocabulary));
  }

  /**
   * Chooses a token as without a draft.
   *
   * @param length tokens before it
   */
  public final int choose(float[] logits, int length, Chance chance) {
    Candidates candidates = Candidates.after(length, logits, sampling);
    return sampling.temperature() == 0 ? candidates.tokens()[0] : chance.draw(candidates.law(vocabulary));
  }

  /**
   * Decides.
   *
   * @param length tokens before the proposal
   */
  public abstract Verdict verify(Proposal proposal, Rows rows, int length, Chance chance);

  /** The law after temperature, top-k and top-p: [vocabulary]. */
  final double[] law(float[] logits, int length) {
    return Candidates.after(length, logits, sampling).law(vocabulary);
  }

  /** The children of a node, in order. */
  static int[] children(Proposal proposal, int node) {
    int[] parents = proposal.parents();
    int[] found = new int[parents.length];
    int count = 0;
    for (int i = node + 1; i < parents.length; i++) {
      if (parents[i] == node) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
