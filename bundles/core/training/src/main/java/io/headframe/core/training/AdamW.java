package io.headframe.core.training;

/**
 * The settings of AdamW, the optimiser of all trainings: Loshchilov and Hutter, "Decoupled Weight Decay
 * Regularization" (2019), arXiv 1711.05101, algorithm 2. With gradient g, rate η and decay λ, step t from 1:
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²
 *   θ ← θ − η ( m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε) + λ θ )
 * </pre>
 *
 * <p>As in PyTorch, the decay is multiplied by the learning rate, where the paper multiplies by the schedule alone; λ
 * of the paper is η_max · λ here. With a decay of 0 it is Adam (Kingma and Ba, 2015, arXiv 1412.6980, algorithm 1).
 *
 * @param beta1 how much of the mean gradient stays, from 0 to below 1
 * @param beta2 how much of the mean squared gradient stays, from 0 to below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay λ, at least 0; {@link ParameterGroup} sets another for some arrays
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay) {

  /** Checks the ranges. */
  public AdamW {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException("β₁ " + beta1 + ", β₂ " + beta2 + ", ε " + epsilon + ", λ " + weightDecay);
    }
  }

  /** β₁ 0.9, β₂ 0.999, ε 10⁻⁸, as in the paper. */
  public static AdamW withDecay(double weightDecay) {
    return new AdamW(0.9, 0.999, 1e-8, weightDecay);
  }
}
