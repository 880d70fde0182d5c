package io.headframe.core.console.internal;

import io.headframe.core.error.ErrorKind;

/** What the console itself can find wrong. */
final class ConsoleError {

  /** No arguments. */
  static final ErrorKind NO_MODEL_LOADER = ErrorKind.input(
      "HF-CONSOLE-001",
      "This distribution cannot open models, because no model loader is running; use one that has the"
          + " PyTorch engine.");

  /** No arguments. */
  static final ErrorKind NO_MODEL_NAMED = ErrorKind.input(
      "HF-CONSOLE-002",
      "No model is named and this distribution has none embedded; name a folder or a file with --model.");

  /** No arguments. */
  static final ErrorKind NO_RUNS = ErrorKind.input(
      "HF-CONSOLE-003",
      "There is no latest run, because nothing was run yet; 'headframe run ID' runs a method.");

  /** Arguments: the path, the reason. */
  static final ErrorKind REPORT_NOT_WRITTEN = ErrorKind.fault(
      "HF-CONSOLE-004",
      "The run succeeded and is recorded, but its report %s could not be written: %s.");

  /** No arguments. */
  static final ErrorKind NOTHING_TO_CHECK = ErrorKind.input(
      "HF-CONSOLE-005",
      "No method is named to check; name some, or check every one with --all.");

  /** Arguments: what picocli says, a suggestion or nothing, the command. */
  static final ErrorKind USAGE = ErrorKind.input(
      "HF-CONSOLE-006",
      "%s.%s See '%s --help'.");

  /** Argument: the reason. */
  static final ErrorKind UNEXPECTED = ErrorKind.fault(
      "HF-CONSOLE-007",
      "The command ended unexpectedly: %s. The log has the details.");

  /** Arguments: the command, a suggestion or nothing. */
  static final ErrorKind NO_COMMAND = ErrorKind.input(
      "HF-CONSOLE-008",
      "There is no command '%s'.%s Type help for the commands.");

  /** Argument: the reason. */
  static final ErrorKind NO_TERMINAL = ErrorKind.fault(
      "HF-CONSOLE-009",
      "The shell cannot use this terminal: %s.");

  /** Argument: the reason. */
  static final ErrorKind OUTPUT_NOT_WRITTEN = ErrorKind.fault(
      "HF-CONSOLE-010",
      "The result could not be written to standard output in full: %s; make room there, or write it elsewhere.");

  /** Arguments: the parameter, its value with the option's name, its value without. */
  static final ErrorKind GIVEN_TWICE = ErrorKind.input(
      "HF-CONSOLE-011",
      "--%s is given twice: as '%s' with its name, and as '%s' without; leave one of them out.");

  /** No arguments. */
  static final ErrorKind NO_SAMPLING = ErrorKind.input(
      "HF-CONSOLE-015",
      "This distribution cannot go on with texts, because it has no bundle io.headframe.decoding.sampling;"
          + " use one that has it, such as the default.");

  /** No arguments. */
  static final ErrorKind NO_DRAFTS = ErrorKind.input(
      "HF-CONSOLE-019",
      "This distribution cannot draft, because it has no bundle io.headframe.draft.speculative; use one that has it,"
          + " such as the default, or leave out --draft.");

  /** Argument: the command. */
  static final ErrorKind NO_FORECASTS = ErrorKind.input(
      "HF-CONSOLE-016",
      "This distribution has no command '%s', because it lacks the bundle io.headframe.forecast.evaluation; use one"
          + " that has it, such as the default.");

  /** Arguments: the path, the reason. */
  static final ErrorKind FILE_NOT_WRITTEN = ErrorKind.input(
      "HF-CONSOLE-017",
      "The forecasts cannot be written to %s: %s; name a file in a folder that exists and that you may write to."
          + " Runs that succeeded are kept: 'headframe runs' lists them.");

  /** Arguments: the path, what is wrong with it, the endings. */
  static final ErrorKind OTHER_FILE = ErrorKind.input(
      "HF-CONSOLE-018",
      "The forecasts cannot be written to %s: %s; let its name end with %s.");

  /** Arguments: what was asked, the nearest ids or nothing. */
  static final ErrorKind UNKNOWN_ERROR = ErrorKind.input(
      "HF-CONSOLE-012",
      "There is no page about an error '%s'.%s Type 'headframe explain' for all of them.");

  /** Arguments: what was asked, the models. */
  static final ErrorKind UNKNOWN_EMBEDDED = ErrorKind.input(
      "HF-CONSOLE-030",
      "There is no embedded model '%s'; there are %s. The card of a model in a folder is its file README.md.");

  private ConsoleError() {}
}
