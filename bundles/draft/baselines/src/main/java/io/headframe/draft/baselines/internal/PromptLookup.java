package io.headframe.draft.baselines.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Looks back for the last place where the text had the same last tokens, and proposes what came after them there. It
 * reads nothing of the model and needs no training. With s the sequence and n the longest of 3, 2 and 1 with a match:
 * the proposal is s[i + 1], s[i + 2] … for the greatest i with s[i − n + 1 … i] = s[t − n + 1 … t].
 *
 * <p>Saxena, "Prompt Lookup Decoding" (2023).
 *
 * <p>Not for text that does not repeat itself: there it proposes little, and what it proposes is wrong.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "prompt-lookup")
public final class PromptLookup implements Drafter, HealthCheck {

  private static final TreePlan TREE = TreePlan.chain(8);

  @Override
  public String description() {
    return "what came after the same tokens the last time";
  }

  @Override
  public boolean accepts(Path folder) {
    return false;
  }

  @Override
  public Draft open(DraftSource source) {
    if (!source.place().isEmpty()) {
      throw new HeadframeException(BaselineError.NO_PLACE, source.place());
    }
    return new LookupDraft(source.tree().orElse(TREE));
  }

  @Override
  public void checkHealth(Run run) {
    try (DraftSession session = new LookupDraft(TreePlan.chain(2)).begin()) {
      session.follow(new Step(new int[] {5, 6, 7, 8, 5}, Map.of(), new int[0]));
      int[] found = session.propose(DraftRequest.greedy(6, 8, 8)).tokens();
      if (!Arrays.equals(found, new int[] {7, 8})) {
        throw new IllegalStateException("after 5 6 7 8 5 6 it proposes " + Arrays.toString(found) + ", not 7 8");
      }
    }
  }

  private record LookupDraft(TreePlan tree) implements Draft {

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return new LookupSession(tree);
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }
}
