package io.headframe.kernel.vector.internal;

import io.headframe.core.error.ErrorKind;

/** What the kernel refuses. */
final class VectorError {

  /** Argument: the version of Java. */
  static final ErrorKind NO_MODULE = ErrorKind.input("HF-VECTOR-001",
      "The kernel 'vector' needs the Vector API, and this Java %s was started without it; start it with"
          + " --add-modules jdk.incubator.vector, or choose the kernel 'plain'.");

  private VectorError() {}
}
