package io.headframe.lens.logit.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import java.util.Optional;

/**
 * Compares the lens after the last layer with the model's own probabilities.
 *
 * @param lens what is checked
 */
record LensHealth(LogitLens lens) {

  private static final String TEXT = "ba de mi zo ba de mi zo";

  /** Two ways to one 32-bit probability. */
  private static final double ROUNDING = 1e-5;

  void check(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    double[][] read = lens.run(new LogitLens.Parameters(
        model, TEXT, 1, LensSites.OUT, true, Optional.empty(), Optional.empty()), run).nextTokens().probability();
    int[] tokens = model.tokenizer().encode(TEXT);
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      NDArray probabilities = seen.logits().softmax(-1);
      for (int position = 0; position + 1 < tokens.length; position++) {
        double own = probabilities.getFloat(0, position, tokens[position + 1]);
        double last = read[read.length - 1][position];
        if (!(Math.abs(own - last) <= ROUNDING)) {
          throw new IllegalStateException("after the last layer the lens reads the model's own probability " + own
              + " at position " + position + ", and found was " + last);
        }
      }
    }
  }
}
