package io.headframe.draft.eagle.internal;

import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.TreePlan;
import java.util.Set;

/**
 * A draft network that is open for a model.
 *
 * @param network computes
 * @param site of the features
 * @param tree how its trees grow
 */
record EagleDraft(EagleNetwork network, String site, TreePlan tree) implements Draft {

  @Override
  public Set<String> sites() {
    return Set.of(site);
  }

  @Override
  public DraftSession begin() {
    return new EagleSession(network, site, tree);
  }

  @Override
  public void close() {
    // Memory goes with the network.
  }
}
