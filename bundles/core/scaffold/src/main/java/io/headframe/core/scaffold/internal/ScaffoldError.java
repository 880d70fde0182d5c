package io.headframe.core.scaffold.internal;

import io.headframe.core.error.ErrorKind;

/** Why a project is not written. */
final class ScaffoldError {

  /** Arguments: the kind, those that there are. */
  static final ErrorKind UNKNOWN_KIND = ErrorKind.input(
      "HF-NEW-001",
      "There is no kind of project '%s'; the kinds are %s.");

  /** Arguments: the name, the reason. */
  static final ErrorKind BAD_NAME = ErrorKind.input(
      "HF-NEW-002",
      "A project cannot have the name '%s', because %s; allowed are lower case letters, digits and dashes, as in"
          + " example.org/longest-token, or longest-token with --group org.example.");

  /** Arguments: the group, the reason. */
  static final ErrorKind BAD_GROUP = ErrorKind.input(
      "HF-NEW-003",
      "A project cannot have the group '%s', because %s; allowed is a reversed domain in lower case, as in --group"
          + " org.example, beside a name without an owner.");

  /** Argument: the folder. */
  static final ErrorKind FOLDER_EXISTS = ErrorKind.input(
      "HF-NEW-004",
      "The folder %s exists already and is left as it is; remove it, take another name, or name another place with"
          + " --in.");

  /** Arguments: the folder, the reason. */
  static final ErrorKind NOT_WRITTEN = ErrorKind.input(
      "HF-NEW-005",
      "The project cannot be written to %s (%s); name a folder that can be written to with --in.");

  /** Argument: the folder that is missing. */
  static final ErrorKind NO_REPOSITORY = ErrorKind.input(
      "HF-NEW-006",
      "A project made here could not be built, because this distribution does not publish its interfaces in %s; use one"
          + " that has this folder, such as the default distribution.");

  private ScaffoldError() {}
}
