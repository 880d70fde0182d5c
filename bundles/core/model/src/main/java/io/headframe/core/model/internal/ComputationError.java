package io.headframe.core.model.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with the way in which a model is to compute. */
public final class ComputationError {

  /** Fewer than one. */
  public static final ErrorKind THREADS = ErrorKind.input(
      "HF-COMPUTATION-001",
      "A model was to compute with %s threads. At least 1 is needed; more than the machine has processors are slower.");

  private ComputationError() {}
}
