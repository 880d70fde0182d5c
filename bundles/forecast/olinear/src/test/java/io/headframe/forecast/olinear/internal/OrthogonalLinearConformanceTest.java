package io.headframe.forecast.olinear.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.method.Leases;
import io.headframe.core.testing.FixedLeases;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;

class OrthogonalLinearConformanceTest extends ForecasterConformance {

  @Override
  protected Forecaster technique() {
    return new OrthogonalLinear(OrthogonalDesign.small());
  }

  @Override
  protected Leases leases() {
    return new FixedLeases().with(LinearAlgebra.class, "pytorch", new PyTorchLinearAlgebra());
  }
}
