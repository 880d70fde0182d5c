package io.headframe.draft.eagle.internal;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.heads.Rivals;
import io.headframe.draft.hydra.internal.Hydra;
import io.headframe.models.testing.TestModels;
import org.junit.jupiter.api.Tag;

@Tag("one-java")
class EagleClaimsConformanceTest extends ClaimCheckConformance<CausalLM> {

  @Override
  protected ClaimCheck<CausalLM> technique() {
    return measuresAsRecorded() ? new EagleClaims() : new EagleClaims(Rivals.Effort.little());
  }

  /** Three minutes of training. */
  @Override
  protected boolean measuresAsRecorded() {
    return Boolean.getBoolean("headframe.soak");
  }

  @Override
  protected Leases leases() {
    return TestModels.leases().with(Drafter.class, "hydra", new Hydra());
  }
}
