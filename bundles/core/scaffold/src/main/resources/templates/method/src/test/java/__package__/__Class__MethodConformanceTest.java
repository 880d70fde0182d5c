package ${package};

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Set;

/** What every method must do. */
class ${Class}MethodConformanceTest
    extends MethodConformance<${Class}Method.Parameters, ${Class}Method.Findings> {

  @Override
  protected Method<${Class}Method.Parameters, ${Class}Method.Findings> method() {
    return new ${Class}Method();
  }

  @Override
  protected ${Class}Method.Parameters parameters() {
    return new ${Class}Method.Parameters(TestModels.constructed(), 1, 20, 3);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** Nothing is claimed of it yet; 'headframe new claim' shows how that is done. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
