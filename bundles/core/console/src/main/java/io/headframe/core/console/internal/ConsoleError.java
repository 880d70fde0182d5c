package io.headframe.core.console.internal;

import io.headframe.core.error.ErrorKind;

/** What the console itself can find wrong. */
enum ConsoleError implements ErrorKind {
  /** No arguments. */
  NO_MODEL_LOADER("HF-CONSOLE-001",
      "This distribution cannot open models, because no model loader is running; use one that has the PyTorch engine.",
      true),
  /** No arguments. */
  NO_MODEL_NAMED("HF-CONSOLE-002",
      "No model is named and this distribution has none embedded; name a folder or a file with --model.", true),
  /** No arguments. */
  NO_RUNS("HF-CONSOLE-003", "There is no latest run, because nothing was run yet; 'headframe run ID' runs a method.",
      true),
  /** Arguments: the path, the reason. */
  REPORT_NOT_WRITTEN("HF-CONSOLE-004",
      "The run succeeded and is recorded, but its report %s could not be written: %s.", false),
  /** No arguments. */
  NOTHING_TO_CHECK("HF-CONSOLE-005", "No method is named to check; name some, or check every one with --all.", true),
  /** Arguments: what picocli says, a suggestion or nothing, the command. */
  USAGE("HF-CONSOLE-006", "%s.%s See '%s --help'.", true),
  /** Argument: the reason. */
  UNEXPECTED("HF-CONSOLE-007", "The command ended unexpectedly: %s. The log has the details.", false),
  /** Arguments: the command, a suggestion or nothing. */
  NO_COMMAND("HF-CONSOLE-008", "There is no command '%s'.%s Type help for the commands.", true),
  /** Argument: the reason. */
  NO_TERMINAL("HF-CONSOLE-009", "The shell cannot use this terminal: %s.", false);

  private final String id;
  private final String template;
  private final boolean causedByInput;

  ConsoleError(String id, String template, boolean causedByInput) {
    this.id = id;
    this.template = template;
    this.causedByInput = causedByInput;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  @Override
  public boolean causedByInput() {
    return causedByInput;
  }
}
