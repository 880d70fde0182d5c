package ${package};

import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import java.util.List;
import java.util.Set;

/** What every method must do. */
class ${Class}MethodConformanceTest
    extends MethodConformance<${Class}Method.Parameters, ${Class}Method.Counts> {

  @Override
  protected Method<${Class}Method.Parameters, ${Class}Method.Counts> method() {
    return new ${Class}Method();
  }

  @Override
  protected ${Class}Method.Parameters parameters() {
    return new ${Class}Method.Parameters(new ${Class}Words(List.of("to", "be", "or", "not", "to", "be")));
  }

  /** It ends at once, and nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.PROGRESS, Capability.CANCELLATION, Capability.CLAIMS);
  }
}
