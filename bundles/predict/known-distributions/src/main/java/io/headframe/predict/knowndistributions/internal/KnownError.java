package io.headframe.predict.knowndistributions.internal;

import io.headframe.core.error.ErrorKind;

/** What is no known distribution. */
final class KnownError {

  /** Arguments: the text, the names. */
  static final ErrorKind NO_NAME =
      ErrorKind.input("HF-KNOWN-001", "'%s' is no distribution that is known here; name one of %s.");

  private KnownError() {}
}
