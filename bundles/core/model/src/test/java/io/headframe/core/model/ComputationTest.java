package io.headframe.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.internal.ComputationError;
import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class ComputationTest {

  @Test
  void noThread_isRefused() {
    assertEquals("HF-COMPUTATION-001",
        assertThrows(HeadframeException.class, () -> new Computation(Computation.BEST, 0)).id());
    assertEquals(1, new Computation(Computation.NONE, 1).threads());
  }

  @Test
  void everyError_isWellFormed() {
    assertEquals(1, ErrorCatalogue.check(ComputationError.class));
  }
}
