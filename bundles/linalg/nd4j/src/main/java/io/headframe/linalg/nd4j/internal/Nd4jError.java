package io.headframe.linalg.nd4j.internal;

import io.headframe.core.error.ErrorKind;

/** Why nothing can be computed here at all. */
final class Nd4jError {

  static final ErrorKind NO_LIBRARY = ErrorKind.input(
      "HF-ND4J-001",
      "Linear algebra of 'nd4j' was asked, and the native library of OpenBLAS for %s cannot be loaded (%s); use a"
          + " distribution that was built for this machine, or another provider.");

  private Nd4jError() {}
}
