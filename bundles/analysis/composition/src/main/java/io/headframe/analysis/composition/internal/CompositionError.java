package io.headframe.analysis.composition.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when heads are compared across layers. */
final class CompositionError {

  static final ErrorKind ONE_LAYER = ErrorKind.input(
      "HF-COMPOSITION-001",
      "The model has %s layer, and a head composes with heads of earlier layers; take a model with at least 2 layers.");

  private CompositionError() {}
}
