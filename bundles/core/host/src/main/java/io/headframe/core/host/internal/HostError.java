package io.headframe.core.host.internal;

import io.headframe.core.error.ErrorKind;

/** What the host refuses or reports. */
public enum HostError implements ErrorKind {
  UNKNOWN_TECHNIQUE(
      "HF-HOST-001",
      "There is no %s '%s'%s; %s."),
  SHARED_ID(
      "HF-HOST-002",
      "The %s '%s' is provided by %s at the same time; remove all of them but one."),
  ACTIVATION(
      "HF-HOST-003",
      "The %s '%s' of %s did not start: %s; mend the bundle or install another version of it.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  WRONG_TYPE(
      "HF-HOST-004",
      "'%s' of %s is registered as %s but sees another version of that type; build the bundle against the packages "
          + "of this installation.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },

  PLUGIN_DAMAGED(
      "HF-HOST-010",
      "%s cannot be read as a jar: %s; copy it again, the file is tried again when it changes."),
  PLUGIN_NO_BUNDLE(
      "HF-HOST-011",
      "%s is no bundle: its manifest has no Bundle-SymbolicName; build it with the bnd plugin."),
  PLUGIN_MISSING_PACKAGE(
      "HF-HOST-012",
      "%s: %s %s needs the package %s, which nothing here exports; install a bundle that exports it, or build the "
          + "plugin against the packages of this installation."),
  PLUGIN_UNRESOLVED(
      "HF-HOST-013",
      "%s: %s %s cannot be resolved: %s; install what is missing, or build the plugin without it."),
  PLUGIN_NO_TECHNIQUE(
      "HF-HOST-014",
      "%s: %s %s offers nothing that can be called: %s; a plugin has a component with @MethodInfo or @Technique."),
  PLUGIN_ID_TAKEN(
      "HF-HOST-015",
      "%s: the %s '%s' of %s is already provided by %s; give it another id, qualified by your name."),
  PLUGIN_SECOND_FILE(
      "HF-HOST-016",
      "%s: the bundle %s is already installed from %s; delete one of the two files."),
  PLUGIN_NOT_STARTED(
      "HF-HOST-017",
      "%s: %s %s did not start: %s; mend the plugin and copy it again."),
  PLUGIN_UNREADABLE(
      "HF-HOST-018",
      "%s cannot be taken in from the plugins folder: %s; check the file, its permissions and the disk."),

  UNKNOWN_PARAMETER(
      "HF-HOST-020",
      "Method '%s' has no parameter --%s%s; 'headframe describe %s' shows them."),
  MISSING_PARAMETER(
      "HF-HOST-021",
      "Method '%s' needs --%s: %s."),
  BAD_VALUE(
      "HF-HOST-022",
      "--%s is '%s', but must be %s."),
  OUT_OF_RANGE(
      "HF-HOST-023",
      "--%s is %s, but must be %s."),
  UNKNOWN_CHOICE(
      "HF-HOST-024",
      "--%s is '%s', but must be one of %s%s."),

  NOT_WRITTEN_OUT(
      "HF-HOST-030",
      "%s does not write out the records in Method<P, R>; implement Method with two record types.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  UNDECLARED(
      "HF-HOST-031",
      "The component '%s' of %s has no @%s; every component of a method's records is declared.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  UNKNOWN_TYPE(
      "HF-HOST-032",
      "The parameter '%s' of %s has the type %s, which nothing here can read; use boolean, int, long, double, String, "
          + "Path or an enum, or install a ParameterType for it.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  BAD_DEFAULT(
      "HF-HOST-033",
      "The default of the parameter '%s' of %s is not allowed by its own declaration: %s") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  REFUSED_BY_RECORD(
      "HF-HOST-034",
      "Method '%s' does not accept these parameters together: %s."),

  METHOD_FAILED(
      "HF-HOST-040",
      "Method '%s' of %s failed: %s.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  UNKNOWN_RUN(
      "HF-HOST-041",
      "There is no run '%s'%s; 'headframe runs' lists them."),
  AMBIGUOUS_RUN(
      "HF-HOST-042",
      "'%s' is the beginning of several runs: %s; write more of it."),
  UNREADABLE_RUN(
      "HF-HOST-043",
      "The record of run '%s' cannot be read: %s; its other files are in %s."),
  NO_RUN_FOLDER(
      "HF-HOST-044",
      "The run's folder in %s cannot be made: %s; check the disk and the permissions."),
  BAD_ARTIFACT(
      "HF-HOST-045",
      "'%s' cannot name an artifact of a run; use a plain file name other than run.json and views.json.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },

  NO_CLAIMS(
      "HF-HOST-050",
      "Method '%s' has no claims to check; %s."),
  CLAIM_FAILED(
      "HF-HOST-051",
      "The claim '%s' of method '%s' of %s could not be measured: %s.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  },
  BAD_CLAIM_RECORD(
      "HF-HOST-052",
      "META-INF/headframe/claims.json of %s cannot be read: %s; it is an object from claim id to outcome.") {
    @Override
    public boolean causedByInput() {
      return false;
    }
  };

  private final String id;
  private final String template;

  HostError(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
