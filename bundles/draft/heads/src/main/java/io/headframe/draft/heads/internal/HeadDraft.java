package io.headframe.draft.heads.internal;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.heads.layer.Computation;
import java.util.Set;

/**
 * Heads that are open for a model.
 *
 * @param network computes
 * @param site what it reads
 * @param tree how its trees grow
 */
public record HeadDraft(HeadNetwork network, String site, TreePlan tree) implements Draft {

  /** Opens heads. */
  public static HeadDraft of(StoredHeads stored, CausalLM model, TreePlan tree) {
    return new HeadDraft(new HeadNetwork(stored.family(), stored.sizes(),
        stored.vocabulary(), stored.weights(), embedding(model), Computation.of(model)), HiddenSite.of(model), tree);
  }

  static float[] embedding(CausalLM model) {
    try (ModelWeights weights = model.weights()) {
      return weights.embedding().toFloatArray();
    }
  }

  @Override
  public Set<String> sites() {
    return Set.of(site);
  }

  @Override
  public DraftSession begin() {
    return new HeadSession(network, site, tree);
  }

  @Override
  public void close() {
    // Memory goes with the network.
  }
}
