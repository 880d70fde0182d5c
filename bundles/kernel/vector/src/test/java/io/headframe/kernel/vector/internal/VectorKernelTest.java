package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Kernel;
import io.headframe.kernel.testing.KernelConformance;

class VectorKernelTest extends KernelConformance {

  private final VectorKernel kernel = new VectorKernel();

  @Override
  protected Kernel technique() {
    return kernel;
  }
}
