package io.headframe.draft.testing;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Tensor;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Step;
import java.util.HashMap;
import java.util.Map;

/**
 * A session that has followed a prompt.
 *
 * @param session closed with this
 */
public record Followed(DraftSession session) implements AutoCloseable {

  /**
   * Runs a prompt through a model and lets a new session follow it.
   *
   * @param model the one that the draft was opened for
   * @param prompt at least one token
   */
  public Followed(CausalLM model, Draft draft, int... prompt) {
    this(draft.begin());
    Map<String, Tensor> read = new HashMap<>();
    ForwardPlan plan = ForwardPlan.of(new int[][] {prompt}).capture(draft.sites().toArray(String[]::new));
    try (Activations seen = model.forward(plan)) {
      for (String site : draft.sites()) {
        float[] numbers = seen.get(site).toFloatArray();
        read.put(site, Tensor.of(numbers, prompt.length, numbers.length / prompt.length));
      }
    }
    session.follow(new Step(prompt, read, new int[0]));
  }

  @Override
  public void close() {
    session.close();
  }
}
