package io.headframe.analysis.importance.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when the importance of heads is measured. */
final class ImportanceError {

  /** Arguments: the file, the reason. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-IMPORTANCE-001", "The text %s cannot be read: %s; --text wants a file of text in UTF-8.");

  /** Arguments: the file, the limit. */
  static final ErrorKind TOO_LARGE = ErrorKind.input(
      "HF-IMPORTANCE-002", "The text %s is larger than %s MiB; give --text a part of it.");

  /** Arguments: the file, its tokens. */
  static final ErrorKind TOO_SHORT = ErrorKind.input(
      "HF-IMPORTANCE-003", "The text %s has %s tokens and a loss needs at least 2; give --text a longer file.");

  /** Arguments: the length, the context, the context. */
  static final ErrorKind TOO_LONG = ErrorKind.input(
      "HF-IMPORTANCE-004", "--length is %s tokens and the model takes at most %s; use --length %s or less.");

  /** Argument: the length. */
  static final ErrorKind TOO_SHORT_TO_REPEAT = ErrorKind.input(
      "HF-IMPORTANCE-005",
      "Sequences are %s tokens long and one that is repeated needs at least 5; use a greater --length, or give --text a"
          + " file.");

  private ImportanceError() {}
}
