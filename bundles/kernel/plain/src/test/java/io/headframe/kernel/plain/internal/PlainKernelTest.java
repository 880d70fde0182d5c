package io.headframe.kernel.plain.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.kernel.testing.KernelConformance;
import org.junit.jupiter.api.Test;

class PlainKernelTest extends KernelConformance {

  @Override
  protected Kernel technique() {
    return new PlainKernel();
  }

  @Test
  void description_admitsThatThereAreNoVectors() {
    try (KernelOperations operations = technique().open(2)) {
      assertEquals("plain Java, no vectors, 2 threads", operations.description());
    }
  }
}
