package io.headframe.core.console.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a check of claims. */
final class CheckError {

  /** Argument: the model. */
  static final ErrorKind RECORD_OF_OTHER_MODEL = ErrorKind.input(
      "HF-CHECK-001",
      "Nothing is recorded of the model '%s': records are of the models that the claims name; leave out --recorded to"
          + " measure, or --model to see the record.");

  /** Arguments: the file, the reason. */
  static final ErrorKind UNWRITABLE_PAGE = ErrorKind.input(
      "HF-CHECK-002",
      "The page %s cannot be written: %s; give --page a file in a folder that exists and can be written.");

  private CheckError() {}
}
