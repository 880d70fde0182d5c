package io.headframe.draft.heads;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.training.BatchSource;
import io.headframe.core.training.StepContext;
import io.headframe.draft.api.DraftTraining;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Windows from anywhere in the text, with what the model shows of them. */
public final class FrozenModel implements BatchSource<HeadBatch> {

  private final DraftTraining task;
  private final String site;
  private final Optional<DraftVocabulary> taught;

  /**
   * @param task what is trained on, and which windows
   * @param taught the tokens whose law is wanted; empty if none is
   */
  public FrozenModel(DraftTraining task, Optional<DraftVocabulary> taught) {
    this.task = task;
    this.taught = taught;
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
    ForwardPlan plan = ForwardPlan.of(windows).capture(site, embed);
    try (Activations seen = model().forward(taught.isPresent() ? plan : plan.withoutLogits())) {
      return new HeadBatch(windows, kept(seen.get(site), step), kept(seen.get(embed), step),
          taught.map(vocabulary -> law(seen.logits(), vocabulary, step.scope())));
    }
  }

  private CausalLM model() {
    return task.model();
  }

  private static NDArray law(NDArray logits, DraftVocabulary vocabulary, NDManager scope) {
    NDArray all = logits.softmax(-1);
    all.attach(scope);
    if (vocabulary.size() == all.getShape().get(2)) {
      return all;
    }
    NDArray chosen = scope.create(Arrays.stream(vocabulary.tokens()).asLongStream().toArray(),
        new Shape(vocabulary.size()));
    return all.get(new NDIndex(":, :, {}", chosen));
  }

  private static NDArray kept(NDArray array, StepContext step) {
    NDArray own = array.duplicate();
    own.attach(step.scope());
    return own;
  }
}
