package io.headframe.prompts.pairs.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with the prompt pairs that a user names. */
final class PromptError {

  /** Arguments: what was named, the sources. */
  static final ErrorKind UNKNOWN_PAIRS = ErrorKind.input(
      "HF-PROMPT-001",
      "'%s' names no prompt pairs: it is neither one of the sources (%s) nor a file that exists; name one of them, or a"
          + " file with {\"clean\": …, \"corrupt\": …, \"answer\": …, \"wrong\": …} on each line.");

  /** Arguments: the file, why. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-PROMPT-002",
      "The file of prompt pairs %s cannot be read: %s; name a text file that you may read.");

  /** Arguments: the file, the most bytes. */
  static final ErrorKind TOO_LARGE = ErrorKind.input(
      "HF-PROMPT-003",
      "%s has more than %s bytes, which a file of prompt pairs may have at most; name a file of JSON lines, or split"
          + " it.");

  /** Arguments: the line's number from 1, the file, why. */
  static final ErrorKind BAD_LINE = ErrorKind.input(
      "HF-PROMPT-004",
      "Line %s of %s is no prompt pair: %s; write {\"clean\": …, \"corrupt\": …, \"answer\": …, \"wrong\": …} with four"
          + " texts on one line.");

  /** Argument: the file. */
  static final ErrorKind EMPTY = ErrorKind.input(
      "HF-PROMPT-005",
      "The file of prompt pairs %s has none; write at least one line {\"clean\": …, \"corrupt\": …, \"answer\": …,"
          + " \"wrong\": …}.");

  private PromptError() {}
}
