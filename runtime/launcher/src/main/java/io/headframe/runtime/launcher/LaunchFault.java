package io.headframe.runtime.launcher;

/** What can go wrong before any bundle can speak for itself. */
enum LaunchFault {
  NO_BUNDLES(
      "HF-LAUNCH-001",
      "The distribution in %s cannot start because %s holds no jar; build or unpack the distribution again."),
  NO_RUNPATH(
      "HF-LAUNCH-002",
      "The distribution in %s cannot start because %s cannot be read (%s); build or unpack the distribution again."),
  NOT_A_BUNDLE(
      "HF-LAUNCH-003",
      "The file %s cannot be installed as a bundle (%s); remove it from %s or replace it with a complete bundle."),
  UNRESOLVED(
      "HF-LAUNCH-004",
      "The bundle %s %s cannot start because nothing in the distribution provides %s;"
          + " add a bundle that does to %s, or remove this one."),
  CONFLICT(
      "HF-LAUNCH-005",
      "The bundle %s %s cannot start because its requirements contradict each other (%s);"
          + " replace the bundles in %s with versions that fit together."),
  NOT_STARTED(
      "HF-LAUNCH-006", "The bundle %s %s failed while it started: %s; the log in %s says more."),
  NO_MAIN(
      "HF-LAUNCH-007",
      "No bundle offered the main task (a java.util.concurrent.Callable service with main.thread=true) within %s s%s;"
          + " the log in %s says more."),
  STORAGE(
      "HF-LAUNCH-008",
      "The framework cannot keep its files in %s (%s); free some space there, or choose another folder with"
          + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER."),
  NO_HOME(
      "HF-LAUNCH-009",
      "Runs, logs and plugins cannot be kept in %s, which is no folder that can be written to (%s);"
          + " set HEADFRAME_HOME to one that can."),
  NOT_SHAREABLE(
      "HF-LAUNCH-010",
      "The class %s cannot be shared with bundles because %s has no manifest that exports its package %s; put the"
          + " published jar on the class path, unchanged and not merged with others."),
  OTHER_VERSION(
      "HF-LAUNCH-011",
      "The application shares the package %s in version %s, and the bundle %s of the distribution has it in version %s;"
          + " build the application against the repository folder of this distribution."),
  NO_SERVICE(
      "HF-LAUNCH-012",
      "No bundle offered the service %s within %s s%s; the log in %s says more."),
  OTHER_TYPE(
      "HF-LAUNCH-013",
      "The service %s is there, but as a class that is not the application's; start the runtime with"
          + " Configuration.sharing(%s.class)."),
  NO_NATIVES(
      "HF-LAUNCH-016",
      "The native libraries for %s are not in %s; copy the whole distribution, what links lead to included (cp -rL), or"
          + " build it on this kind of machine.");

  private final String id;
  private final String template;

  LaunchFault(String id, String template) {
    this.id = id;
    this.template = template;
  }

  String id() {
    return id;
  }

  String template() {
    return template;
  }
}
