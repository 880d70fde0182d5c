package io.headframe.core.method;

/** Ends a run that the user cancelled. A method passes it on. */
public final class RunCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is not a failure. */
  public RunCancelledException() {
    super("cancelled", null, false, false);
  }
}
