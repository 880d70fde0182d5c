package io.headframe.intervene.mask.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.analysis.api.Head;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ForwardPlan.Side;
import io.headframe.prompts.api.EncodedPair;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Asks a model for answers without some of its heads. */
final class MaskedAnswers {

  /** Prompts that are read at once. */
  private static final int BATCH = 16;

  private final CausalLM model;
  private final List<EncodedPair> prompts;

  /** @param prompts at least one, of which the clean prompt and its answer are used */
  MaskedAnswers(CausalLM model, List<EncodedPair> prompts) {
    this.model = model;
    this.prompts = List.copyOf(prompts);
  }

  /** Measures without these heads: their output is multiplied by 0. */
  Quality without(Collection<Head> heads, Run run) {
    float[][] mask = new float[model.config().layers()][model.config().heads()];
    Arrays.stream(mask).forEach(row -> Arrays.fill(row, 1));
    heads.forEach(head -> mask[head.layer()][head.head()] = 0);
    double loss = 0;
    int right = 0;
    for (int from = 0; from < prompts.size(); from += BATCH) {
      run.checkCancelled();
      List<EncodedPair> part = prompts.subList(from, Math.min(prompts.size(), from + BATCH));
      int[][] tokens = part.stream().map(EncodedPair::clean).toArray(int[][]::new);
      try (Activations seen = model.forward(ForwardPlan.padded(tokens, Side.RIGHT).headMask(mask).lastLogits());
          NDArray logProbabilities = seen.logits().logSoftmax(-1)) {
        float[] all = logProbabilities.toFloatArray();
        int vocabulary = all.length / part.size();
        for (int i = 0; i < part.size(); i++) {
          int answer = part.get(i).answer();
          float own = all[i * vocabulary + answer];
          loss -= own;
          boolean best = true;
          for (int token = 0; token < vocabulary; token++) {
            // What is not a number is not likelier, and an answer that is none is not right.
            best &= token == answer || all[i * vocabulary + token] < own;
          }
          right += best ? 1 : 0;
        }
      }
    }
    return new Quality((double) right / prompts.size(), loss / prompts.size());
  }
}
