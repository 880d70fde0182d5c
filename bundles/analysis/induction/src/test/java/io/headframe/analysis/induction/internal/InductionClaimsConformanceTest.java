package io.headframe.analysis.induction.internal;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.models.testing.TestModels;

class InductionClaimsConformanceTest extends ClaimCheckConformance<CausalLM> {

  @Override
  protected ClaimCheck<CausalLM> technique() {
    return new InductionClaims();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
