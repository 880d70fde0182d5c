package io.headframe.core.console.internal.distribution;

import io.headframe.core.error.ErrorKind;

/** What can go wrong before a distribution is made. */
final class DistError {

  /** Argument: the file. */
  static final ErrorKind FILE_EXISTS = ErrorKind.input("HF-DIST-020",
      "The definition %s exists already and is not overwritten; edit it, remove it, or choose another name.");

  /** Arguments: the file, the reason. */
  static final ErrorKind FILE_NOT_WRITTEN = ErrorKind.input("HF-DIST-021",
      "The definition %s cannot be written (%s); choose a name in a folder that can be written to.");

  private DistError() {}
}
