package io.headframe.draft.speculative;

import java.util.Optional;

/**
 * By which rule drafted tokens are accepted.
 *
 * @param typical the bounds of the rule that is not exact; empty for the exact one
 */
public record Acceptance(Optional<Typical> typical) {

  /**
   * The bounds of typical acceptance: a token is accepted if its probability is above min(ε, δ e<sup>−H</sup>), H being
   * the entropy of the model's law in nats. Cai et al., "Medusa" (2024), arXiv 2401.10774, section 2.3.1. The paper's
   * figures have ε 0.09 and δ 0.3.
   *
   * @param epsilon the hard bound, above 0 to 1
   * @param delta the bound that follows the entropy, above 0
   */
  public record Typical(double epsilon, double delta) {

    /** Checks the ranges. */
    public Typical {
      if (!(epsilon > 0 && epsilon <= 1 && delta > 0)) {
        throw new IllegalArgumentException("ε " + epsilon + ", δ " + delta);
      }
    }
  }

  /**
   * What is generated is what the model alone would generate: token for token when greedy, and with the same law when
   * sampled (Leviathan et al., 2023, arXiv 2211.17192, theorem in appendix A.1; for trees Miao et al., "SpecInfer",
   * 2024, arXiv 2305.09781, section 4.3). The same seed draws other texts than without a draft.
   */
  public static Acceptance lossless() {
    return new Acceptance(Optional.empty());
  }

  /**
   * Accepts whatever is typical for the model. Not lossless: the law of the text is another than the model's, and
   * depends on the drafter. Faster than the exact rule at high temperatures.
   */
  public static Acceptance typical(double epsilon, double delta) {
    return new Acceptance(Optional.of(new Typical(epsilon, delta)));
  }
}
