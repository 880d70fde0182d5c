package ${package};

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.tck.Capability;
import io.headframe.linalg.testing.LinearAlgebraConformance;
import java.util.Set;

/** What every provider must do: closed forms, identities and refusals. */
class ${Class}LinearAlgebraConformanceTest extends LinearAlgebraConformance {

  private final LinearAlgebra algebra = new ${Class}LinearAlgebra();

  @Override
  protected LinearAlgebra algebra() {
    return algebra;
  }

  /** Rotations of Jacobi need symmetry. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.EIGENVALUES);
  }
}
