package io.headframe.linalg.pytorch.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.linalg.testing.LinearAlgebraConformance;
import org.junit.jupiter.api.AfterAll;

class PyTorchLinearAlgebraTest extends LinearAlgebraConformance {

  private final PyTorchLinearAlgebra algebra = new PyTorchLinearAlgebra();

  @Override
  protected LinearAlgebra algebra() {
    return algebra;
  }

  @AfterAll
  void close() {
    algebra.close();
  }
}
