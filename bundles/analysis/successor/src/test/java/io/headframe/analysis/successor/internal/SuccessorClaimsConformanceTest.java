package io.headframe.analysis.successor.internal;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.models.testing.TestModels;

class SuccessorClaimsConformanceTest extends ClaimCheckConformance<CausalLM> {

  @Override
  protected ClaimCheck<CausalLM> technique() {
    return new SuccessorClaims();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
