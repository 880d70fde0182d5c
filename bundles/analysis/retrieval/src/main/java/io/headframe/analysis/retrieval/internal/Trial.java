package io.headframe.analysis.retrieval.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Session;
import io.headframe.prompts.needles.NeedlePrompt;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model wrote after a prompt with a needle, and which heads copied it.
 *
 * @param recall share of the value's tokens that were written, between 0 and 1
 * @param right whether the value was written as it is
 * @param copied [layer, head]: the share of the value's tokens that the head copied
 */
record Trial(double recall, boolean right, double[][] copied) {

  /** Above it a trial counts: the paper's code asks for a ROUGE-1 recall above one half. */
  private static final double LEAST_RECALL = 0.5;

  /** Whether the model found the needle, so that its heads are scored. */
  boolean successful() {
    return recall > LEAST_RECALL;
  }

  /** Lets a model write as many tokens as the value has, the likeliest each time. */
  static Trial of(CausalLM model, NeedlePrompt prompt) {
    int[] tokens = prompt.tokens();
    int length = prompt.valueLength();
    double[][] copied = new double[model.config().layers()][model.config().heads()];
    int[] written = new int[length];
    try (Session session = model.session()) {
      session.append(Arrays.copyOf(tokens, tokens.length - 1));
      int last = tokens[tokens.length - 1];
      for (int step = 0; step < length; step++) {
        ForwardPlan plan = ForwardPlan.of(new int[][] {{last}})
            .capture(HookSites.ATTN_PATTERN.template().replace("{i}", "*")).lastLogits();
        try (Activations seen = session.stage(plan)) {
          last = greatest(seen.logits().toFloatArray(), 0, model.config().vocabularySize());
          written[step] = last;
          for (int layer = 0; layer < copied.length; layer++) {
            addCopies(seen.get(HookSites.ATTN_PATTERN.at(layer).id()), prompt, last, copied[layer]);
          }
        }
        session.commit(0);
      }
    }
    int[] value = prompt.value();
    double found = IntStream.of(value).filter(token -> IntStream.of(written).anyMatch(each -> each == token)).count();
    return new Trial(found / length, Arrays.equals(written, value), copied);
  }

  /** @param pattern [1, head, 1, key] */
  private static void addCopies(NDArray pattern, NeedlePrompt prompt, int written, double[] copied) {
    float[] weights = pattern.toFloatArray();
    int keys = weights.length / copied.length;
    for (int head = 0; head < copied.length; head++) {
      int most = greatest(weights, head * keys, keys);
      if (prompt.inValue(most) && prompt.tokens()[most] == written) {
        copied[head] += 1.0 / prompt.valueLength();
      }
    }
  }

  /** Where the greatest of a part of the numbers stands, from 0; the first of equal ones. */
  private static int greatest(float[] numbers, int from, int length) {
    int greatest = 0;
    for (int i = 1; i < length; i++) {
      if (numbers[from + i] > numbers[from + greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }
}
