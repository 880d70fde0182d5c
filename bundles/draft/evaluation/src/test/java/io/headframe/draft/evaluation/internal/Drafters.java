package io.headframe.draft.evaluation.internal;

import io.headframe.core.testing.FixedLeases;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.baselines.internal.DraftModel;
import io.headframe.draft.baselines.internal.PromptLookup;
import io.headframe.draft.eagle.internal.Eagle;
import io.headframe.draft.hydra.internal.Hydra;
import io.headframe.draft.hydraplus.internal.HydraPlus;
import io.headframe.draft.medusa.internal.Medusa;
import io.headframe.models.testing.TestModels;

/** What drafts in these tests. */
final class Drafters {

  private Drafters() {}

  static FixedLeases leases() {
    return TestModels.leases()
        .with(Drafter.class, "draft-model", new DraftModel())
        .with(Drafter.class, "eagle", new Eagle())
        .with(Drafter.class, "hydra", new Hydra())
        .with(Drafter.class, "hydra-plus", new HydraPlus())
        .with(Drafter.class, "medusa", new Medusa())
        .with(Drafter.class, "prompt-lookup", new PromptLookup());
  }
}
