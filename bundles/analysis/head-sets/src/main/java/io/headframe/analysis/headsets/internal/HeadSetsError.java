package io.headframe.analysis.headsets.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with heads that a user names. */
final class HeadSetsError {

  /** Arguments: what was written, why it is no list. */
  static final ErrorKind BAD_LIST = ErrorKind.input(
      "HF-HEADSETS-001",
      "'%s' is no list of heads: %s; write layer.head with commas between, for example 5.1,5.5,6.9.");

  /** Arguments: what was written, the path that it would be. */
  static final ErrorKind NOT_FOUND = ErrorKind.input(
      "HF-HEADSETS-002",
      "'%s' names no heads: it is no list such as 5.1,5.5, and %s is neither a file nor the folder of a run; write a"
          + " list, or keep the output of 'headframe run induction-heads --json' in a file and name that.");

  /** Arguments: the file, the reason. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-HEADSETS-003",
      "%s cannot be read as JSON: %s; name the output of 'headframe run ID --json', or the folder of a run.");

  /** Arguments: the file, what is there instead. */
  static final ErrorKind NO_HEAD_SET = ErrorKind.input(
      "HF-HEADSETS-004",
      "%s has no head set, but %s; name the result of a method that finds heads, such as induction-heads.");

  /** Arguments: the file, the names, the file. */
  static final ErrorKind SEVERAL = ErrorKind.input(
      "HF-HEADSETS-005",
      "%s has several head sets: %s; write %s#NAME with one of these names.");

  /** Arguments: the file, the name, the names that there are. */
  static final ErrorKind UNKNOWN_NAME = ErrorKind.input(
      "HF-HEADSETS-006",
      "%s has no head set '%s', but %s; write one of these names after #.");

  /** Arguments: the name, the file, the reason. */
  static final ErrorKind BAD_MEMBER = ErrorKind.input(
      "HF-HEADSETS-007",
      "The head set '%s' of %s cannot be read: %s; a member is"
          + " {\"head\": {\"layer\": 5, \"head\": 1}, \"score\": 0.9}, from 0, and a head is there once.");

  /** Arguments: the name, the file. */
  static final ErrorKind EMPTY = ErrorKind.input(
      "HF-HEADSETS-008",
      "The head set '%s' of %s has no heads; find heads with a lower threshold, or list them.");

  private HeadSetsError() {}
}
