package io.headframe.draft.heads.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.training.BatchSource;
import io.headframe.core.training.StepContext;
import io.headframe.draft.api.DraftTraining;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Windows from anywhere in the text, with what the model shows of them. */
final class FrozenModel implements BatchSource<HeadBatch> {

  private final DraftTraining task;
  private final String site;

  FrozenModel(DraftTraining task) {
    this.task = task;
    this.site = HiddenSite.of(task.model());
  }

  @Override
  public HeadBatch batch(StepContext step) {
    SplittableRandom random = step.random("windows");
    int[][] windows = new int[task.batch()][];
    for (int i = 0; i < windows.length; i++) {
      int from = random.nextInt(task.trained().length - task.window());
      windows[i] = Arrays.copyOfRange(task.trained(), from, from + task.window());
    }
    String embed = HookSites.EMBED_OUT.once().id();
    try (Activations seen = model().forward(ForwardPlan.of(windows).capture(site, embed).withoutLogits())) {
      return new HeadBatch(windows, kept(seen.get(site), step), kept(seen.get(embed), step));
    }
  }

  private CausalLM model() {
    return task.model();
  }

  private static NDArray kept(NDArray array, StepContext step) {
    NDArray own = array.duplicate();
    own.attach(step.scope());
    return own;
  }
}
