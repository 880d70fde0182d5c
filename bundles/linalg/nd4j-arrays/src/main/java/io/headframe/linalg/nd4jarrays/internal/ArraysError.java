package io.headframe.linalg.nd4jarrays.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;

/** Why there are no arrays. */
public final class ArraysError {

  static final ErrorKind NO_BACKEND = ErrorKind.input(
      "HF-INDARRAY-001",
      "An array of ND4J was asked, and ND4J cannot load its native library for %s (%s); use a distribution with ND4J"
          + " that was built for this machine.");

  private ArraysError() {}

  /**
   * What to throw where ND4J cannot be loaded.
   *
   * @param cause what ND4J or Java said
   * @param machine system and processor
   */
  public static HeadframeException missing(LinkageError cause, String machine) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new HeadframeException(cause, NO_BACKEND, machine, root.getMessage() == null ? root : root.getMessage());
  }
}
