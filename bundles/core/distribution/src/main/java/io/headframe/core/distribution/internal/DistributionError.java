package io.headframe.core.distribution.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when a distribution is made. */
final class DistributionError {

  /** Arguments: the id, the ids that there are. */
  static final ErrorKind NO_METHOD = ErrorKind.input("HF-DIST-001",
      "No bundle of this distribution has the method '%s'; it has %s; name the index of a plugin with"
          + " --index.");

  /** Arguments: the id, the ids that there are. */
  static final ErrorKind NO_MODEL = ErrorKind.input("HF-DIST-002",
      "No bundle of this distribution has an embedded model or an architecture '%s'; it has %s.");

  /** Arguments: the file, the bundle and its versions, what there is instead. */
  static final ErrorKind NO_BUNDLE = ErrorKind.input("HF-DIST-003",
      "%s requires the bundle %s, and the distribution that it is built from %s; change the requirement, or build it"
          + " from a distribution that has the bundle.");

  /** Arguments: the bundle and its version, what it requires, the name of the distribution. */
  static final ErrorKind UNRESOLVED = ErrorKind.input("HF-DIST-004",
      "The bundle %s requires %s, and nothing that can be in the distribution %s provides it; require a bundle that"
          + " does, or leave this one out.");

  /** Argument: the file or folder. */
  static final ErrorKind EXISTS = ErrorKind.input("HF-DIST-005",
      "%s exists already and is not overwritten; remove it, or choose another place.");

  /** Arguments: the file, the reason. */
  static final ErrorKind UNREADABLE = ErrorKind.input("HF-DIST-006",
      "The definition %s cannot be read (%s); 'headframe dist new' writes one.");

  /** Arguments: the file, the instruction. */
  static final ErrorKind NOT_UNDERSTOOD = ErrorKind.input("HF-DIST-007",
      "%s says %s, which is not understood here; a definition has -runrequires with clauses such as"
          + " bnd.identity;id='io.headframe.core.console';version='[1.0,2)'.");

  /** Arguments: the file or folder, the reason. */
  static final ErrorKind NOT_WRITTEN = ErrorKind.fault("HF-DIST-008",
      "The distribution cannot be written to %s (%s), and nothing of it is left there; free some space, or choose"
          + " another place.");

  /** Argument: the folder. */
  static final ErrorKind INCOMPLETE_SOURCE = ErrorKind.fault("HF-DIST-009",
      "The distribution in %s cannot be the source of another, because %s is missing in it; unpack or build it again.");

  /** Arguments: the jar, the reason. */
  static final ErrorKind JAR_UNREADABLE = ErrorKind.input("HF-DIST-010",
      "The jar %s cannot be taken into a distribution (%s); build it again with the bnd plugin.");

  private DistributionError() {}
}
