package io.headframe.draft.baselines.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TreePlan;
import java.nio.file.Path;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * A second, smaller model with the same tokens goes on with the text, and the large one verifies what it wrote. When
 * tokens are sampled it draws from its own law q, which the driver is told, so that the text keeps the law of the large
 * model.
 *
 * <p>Leviathan, Kalman and Matias, "Fast Inference from Transformers via Speculative Decoding" (2023), arXiv
 * 2211.17192, algorithm 1; Chen et al., "Accelerating Large Language Model Decoding with Speculative Sampling" (2023), arXiv
 * 2302.01318.
 *
 * <p>Not for a second model that takes more than a small part of the first one's time.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "draft-model")
public final class DraftModel implements Drafter, HealthCheck {

  private static final TreePlan TREE = TreePlan.adaptive(1, 8, 4);

  @Override
  public String description() {
    return "a second model with the same tokens, as draft-model:MODEL";
  }

  @Override
  public boolean accepts(Path folder) {
    return false;
  }

  @Override
  public Draft open(DraftSource source) {
    if (source.place().isEmpty()) {
      throw new HeadframeException(BaselineError.NO_MODEL);
    }
    CausalLM model = source.models().apply(source.place());
    try {
      check(source.place(), model.tokenizer(), source.model().tokenizer());
    } catch (RuntimeException refused) {
      model.close();
      throw refused;
    }
    return new ModelDraft(model, source.tree().orElse(TREE));
  }

  private static void check(String place, Tokenizer drafting, Tokenizer verifying) {
    for (int token = 0; token < Math.max(drafting.size(), verifying.size()); token++) {
      String mine = token < drafting.size() ? drafting.token(token) : "no token";
      String its = token < verifying.size() ? verifying.token(token) : "no token";
      if (!mine.equals(its)) {
        throw new HeadframeException(BaselineError.OTHER_TOKENS, place, token, mine, its);
      }
    }
  }

  /** The choices of logits that are known. */
  @Override
  public void checkHealth(Run run) {
    Choices found = Choices.greatest(new float[] {1, 3, 2}, 0, 3, 2);
    if (found.tokens()[0] != 1 || found.tokens()[1] != 2) {
      throw new IllegalStateException("of logits 1, 3, 2 the greatest are taken to be " + found);
    }
  }

  private record ModelDraft(CausalLM model, TreePlan tree) implements Draft {

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return new ModelDraftSession(model, tree);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
