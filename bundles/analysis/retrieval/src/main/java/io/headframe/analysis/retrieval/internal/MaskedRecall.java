package io.headframe.analysis.retrieval.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.analysis.api.Head;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.prompts.needles.NeedlePrompt;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Counts the needles that a model finds without some of its heads: those whose value it begins rightly. */
final class MaskedRecall {

  /** Prompts that are read at once. */
  private static final int BATCH = 20;

  private final CausalLM model;
  private final List<NeedlePrompt> prompts;

  /** @param prompts of one length */
  MaskedRecall(CausalLM model, List<NeedlePrompt> prompts) {
    this.model = model;
    this.prompts = List.copyOf(prompts);
  }

  /** How many of the prompts go on rightly without these heads. */
  int without(Collection<Head> heads, Run run) {
    float[][] mask = new float[model.config().layers()][model.config().heads()];
    Arrays.stream(mask).forEach(row -> Arrays.fill(row, 1));
    heads.forEach(head -> mask[head.layer()][head.head()] = 0);
    int right = 0;
    for (int from = 0; from < prompts.size(); from += BATCH) {
      run.checkCancelled();
      List<NeedlePrompt> part = prompts.subList(from, Math.min(prompts.size(), from + BATCH));
      int[][] tokens = part.stream().map(NeedlePrompt::tokens).toArray(int[][]::new);
      try (Activations seen = model.forward(ForwardPlan.of(tokens).headMask(mask).lastLogits());
          NDArray likeliest = seen.logits().argMax(-1)) {
        long[] best = likeliest.toLongArray();
        for (int i = 0; i < best.length; i++) {
          right += best[i] == part.get(i).value()[0] ? 1 : 0;
        }
      }
    }
    return right;
  }
}
