package ${package};

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.models.testing.TestModels;

/** What every check of claims must do. All claims are measured and compared with the record. */
class ${Class}ClaimsConformanceTest extends ClaimCheckConformance<CausalLM> {

  @Override
  protected ClaimCheck<CausalLM> technique() {
    return new ${Class}Claims();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
