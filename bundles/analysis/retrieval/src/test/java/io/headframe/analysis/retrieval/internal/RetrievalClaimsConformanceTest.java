package io.headframe.analysis.retrieval.internal;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.models.testing.TestModels;
import org.junit.jupiter.api.Tag;

@Tag("one-java")
class RetrievalClaimsConformanceTest extends ClaimCheckConformance<CausalLM> {

  @Override
  protected ClaimCheck<CausalLM> technique() {
    return new RetrievalClaims();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
