package io.headframe.draft.api;

import io.headframe.core.model.CausalLM;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a drafter is opened with.
 *
 * @param place where its weights are, or the name of another model; empty for what has none
 * @param tree how its trees grow; empty for its own choice
 * @param model that it drafts for; stays the caller's
 * @param models opens another model by name, folder or file; whoever asks closes it
 */
public record DraftSource(
    String place, Optional<TreePlan> tree, CausalLM model, Function<String, CausalLM> models) {

  /** Checks that nothing is missing. */
  public DraftSource {
    Objects.requireNonNull(place);
    Objects.requireNonNull(tree);
    Objects.requireNonNull(model);
    Objects.requireNonNull(models);
  }
}
