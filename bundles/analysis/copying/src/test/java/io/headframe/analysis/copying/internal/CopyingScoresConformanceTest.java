package io.headframe.analysis.copying.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;
import io.headframe.models.testing.TestModels;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class CopyingScoresConformanceTest extends MethodConformance<CopyingScores.Parameters, CopyingScores.Findings> {

  private final PyTorchLinearAlgebra algebra = new PyTorchLinearAlgebra();

  @AfterEach
  void close() {
    algebra.close();
  }

  @Override
  protected Method<CopyingScores.Parameters, CopyingScores.Findings> method() {
    return new CopyingScores();
  }

  @Override
  protected CopyingScores.Parameters parameters() {
    return new CopyingScores.Parameters(TestModels.constructed(), 3);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases().with(LinearAlgebra.class, "pytorch", algebra);
  }

  /** Nothing is claimed of it yet. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
