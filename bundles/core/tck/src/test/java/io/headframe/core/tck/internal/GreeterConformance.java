package io.headframe.core.tck.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.headframe.core.tck.TechniqueConformance;
import org.junit.jupiter.api.Test;

/** A kit, as somebody writes it who has an extension point. */
public abstract class GreeterConformance extends TechniqueConformance<Greeter> {

  @Override
  protected final Class<?> extensionPoint() {
    return Greeter.class;
  }

  @Test
  void greeting_isNotBlank() {
    assertFalse(technique().greeting().isBlank());
  }
}
