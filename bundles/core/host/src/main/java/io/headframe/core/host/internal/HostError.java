package io.headframe.core.host.internal;

import io.headframe.core.error.ErrorKind;

/** What the host refuses or reports. */
public final class HostError {

  public static final ErrorKind UNKNOWN_TECHNIQUE = ErrorKind.input(
      "HF-HOST-001",
      "There is no %s '%s'%s; %s.");

  public static final ErrorKind SHARED_ID = ErrorKind.input(
      "HF-HOST-002",
      "The %s '%s' is provided by %s at the same time; remove all of them but one.");

  public static final ErrorKind ACTIVATION = ErrorKind.fault(
      "HF-HOST-003",
      "The %s '%s' of %s did not start: %s; mend the bundle or install another version of it.");

  public static final ErrorKind WRONG_TYPE = ErrorKind.fault(
      "HF-HOST-004",
      "'%s' of %s is registered as %s but sees another version of that type; build the bundle against"
          + " the packages of this installation.");

  public static final ErrorKind PLUGIN_DAMAGED = ErrorKind.input(
      "HF-HOST-010",
      "%s cannot be read as a jar: %s; copy it again, or build it again.");

  public static final ErrorKind PLUGIN_NO_BUNDLE = ErrorKind.input(
      "HF-HOST-011",
      "%s is no bundle: its manifest has no Bundle-SymbolicName; build it with the bnd plugin.");

  public static final ErrorKind PLUGIN_NO_TECHNIQUE = ErrorKind.input(
      "HF-HOST-014",
      "%s: %s %s offers nothing that can be called: %s; a plugin has a component with @MethodInfo or"
          + " @Technique.");

  public static final ErrorKind PLUGIN_ID_TAKEN = ErrorKind.input(
      "HF-HOST-015",
      "%s: the %s '%s' of %s is already provided by %s; give it another id, qualified by your name.");

  public static final ErrorKind PLUGIN_SECOND_FILE = ErrorKind.input(
      "HF-HOST-016",
      "%s: the bundle %s is already installed from %s; delete one of the two files.");

  public static final ErrorKind PLUGIN_UNREADABLE = ErrorKind.input(
      "HF-HOST-018",
      "%s cannot be taken in: %s; check the file, its permissions and the disk.");

  public static final ErrorKind UNKNOWN_PARAMETER = ErrorKind.input(
      "HF-HOST-020",
      "Method '%s' has no parameter --%s%s; 'headframe describe %s' shows them.");

  public static final ErrorKind MISSING_PARAMETER = ErrorKind.input(
      "HF-HOST-021",
      "Method '%s' needs --%s: %s.");

  public static final ErrorKind BAD_VALUE = ErrorKind.input(
      "HF-HOST-022",
      "--%s is '%s', but must be %s.");

  public static final ErrorKind OUT_OF_RANGE = ErrorKind.input(
      "HF-HOST-023",
      "--%s is %s, but must be %s.");

  public static final ErrorKind UNKNOWN_CHOICE = ErrorKind.input(
      "HF-HOST-024",
      "--%s is '%s', but must be one of %s%s.");

  public static final ErrorKind MISSING_TEXT = ErrorKind.input(
      "HF-HOST-025",
      "Method '%s' needs --%s: %s; write it after the options, in quotation marks, or with its name.");

  public static final ErrorKind NOT_WRITTEN_OUT = ErrorKind.fault(
      "HF-HOST-030",
      "%s does not write out the records in Method<P, R>; implement Method with two record types.");

  public static final ErrorKind UNDECLARED = ErrorKind.fault(
      "HF-HOST-031",
      "The component '%s' of %s has no @%s; every component of a method's records is declared.");

  public static final ErrorKind UNKNOWN_TYPE = ErrorKind.fault(
      "HF-HOST-032",
      "The parameter '%s' of %s has the type %s, which nothing here can read; use boolean, int, long,"
          + " double, String, Path, an enum, List<Integer> or an Optional of these, or install a ParameterType for"
          + " it.");

  public static final ErrorKind BAD_DEFAULT = ErrorKind.fault(
      "HF-HOST-033",
      "The default of the parameter '%s' of %s is not allowed by its own declaration: %s");

  public static final ErrorKind REFUSED_BY_RECORD = ErrorKind.input(
      "HF-HOST-034",
      "Method '%s' does not accept these parameters together: %s.");

  public static final ErrorKind BAD_DECLARATION = ErrorKind.fault(
      "HF-HOST-035",
      "The parameter '%s' of %s is declared wrongly: %s.");

  public static final ErrorKind METHOD_FAILED = ErrorKind.fault(
      "HF-HOST-040",
      "Method '%s' of %s failed: %s.");

  public static final ErrorKind UNKNOWN_RUN = ErrorKind.input(
      "HF-HOST-041",
      "There is no run '%s'%s; 'headframe runs' lists them.");

  public static final ErrorKind AMBIGUOUS_RUN = ErrorKind.input(
      "HF-HOST-042",
      "'%s' is the beginning of several runs: %s; write more of it.");

  public static final ErrorKind UNREADABLE_RUN = ErrorKind.input(
      "HF-HOST-043",
      "The record of run '%s' cannot be read: %s; its other files are in %s.");

  public static final ErrorKind NO_RUN_FOLDER = ErrorKind.input(
      "HF-HOST-044",
      "The run's folder in %s cannot be made: %s; check the disk and the permissions.");

  public static final ErrorKind BAD_ARTIFACT = ErrorKind.fault(
      "HF-HOST-045",
      "'%s' cannot name an artifact of a run; use a plain file name other than run.json and views.json.");

  public static final ErrorKind NO_CLAIMS = ErrorKind.input(
      "HF-HOST-050",
      "Method '%s' has no claims to check; %s.");

  public static final ErrorKind CLAIM_FAILED = ErrorKind.fault(
      "HF-HOST-051",
      "The claim '%s' of method '%s' of %s could not be measured: %s.");

  public static final ErrorKind BAD_CLAIM_RECORD = ErrorKind.fault(
      "HF-HOST-052",
      "META-INF/headframe/claims.json of %s cannot be read: %s; it is an object from claim id to outcome, or to an"
          + " object with the outcome and the number that was found.");

  private HostError() {}
}
