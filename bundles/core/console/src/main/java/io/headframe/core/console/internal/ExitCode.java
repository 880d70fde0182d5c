package io.headframe.core.console.internal;

/** What the process tells the one that started it. */
public final class ExitCode {

  public static final int SUCCESS = 0;
  /** A fault in the software or in a plugin; a run that failed for one. */
  public static final int FAULT = 1;
  public static final int BAD_INPUT = 2;
  /** The outcome of a claim is not the recorded one. */
  static final int DIFFERS = 3;
  /** As shells have it: 128 and the number of SIGINT. */
  public static final int CANCELLED = 130;

  static final String[] HELP = {
    "",
    "Exit codes: 0 success; 1 a fault in the software or a plugin; 2 bad input; 3 a claim's outcome differs from its"
        + " record; 130 cancelled.",
  };

  private ExitCode() {}
}
