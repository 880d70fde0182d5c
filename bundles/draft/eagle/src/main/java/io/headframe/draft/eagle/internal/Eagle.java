package io.headframe.draft.eagle.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.heads.layer.Computation;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/**
 * A small network that goes on with the model's features, what is unembedded, instead of its tokens: from features
 * f<sub>1</sub> … f<sub>i</sub> and the tokens after each follows f̂<sub>i+1</sub> = layer(F [e(x<sub>i+1</sub>);
 * f<sub>i</sub>]), one decoder layer with keys and values of its own, and the next token's law by the model's own
 * unembedding. Expected features are read again for the token after, so that drafting goes as deep as is asked for; the
 * tree is that of EAGLE-2, the nodes of greatest cumulative probability.
 *
 * <p>Li et al., "EAGLE: Speculative Sampling Requires Rethinking Feature Uncertainty" (2024), arXiv 2401.15077, section
 * 4, and "EAGLE-2" (2024), arXiv 2406.16858, section 4. It begins by expecting each feature to stay as it is, where the
 * published code has random numbers.
 *
 * <p>Not where the model is small itself: a decoder layer is computed for every layer of the tree, one after the other,
 * where Medusa's heads are computed once.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "eagle")
public final class Eagle implements TrainableDrafter, HealthCheck {

  @Override
  public String description() {
    return "a decoder layer that goes on with the model's features, and a tree of its most probable ways";
  }

  @Override
  public boolean accepts(Path folder) {
    return new EagleFolder(folder).accepts();
  }

  @Override
  public Draft open(DraftSource source) {
    StoredEagle stored = EagleFolder.read(source);
    return new EagleDraft(
        new EagleNetwork(stored.sizes(), stored.weights(), stored.vocabulary(), FrozenEnds.of(source.model()),
            Computation.of(source.model())),
        HiddenSite.of(source.model()), source.tree().orElseGet(() -> TreePlan.parse(stored.tree())));
  }

  @Override
  public DraftReport train(DraftTraining task, Path folder, Run run) throws IOException {
    return new EagleTraining(task).train(folder, run);
  }

  @Override
  public void checkHealth(Run run) {
    EagleHealth.check();
  }
}
