package io.headframe.models.organisms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class OrganismErrorTest {

  @Test
  void everyError_isRendered_andHasAPage() {
    assertEquals(1, ErrorCatalogue.check(OrganismError.class));
  }
}
