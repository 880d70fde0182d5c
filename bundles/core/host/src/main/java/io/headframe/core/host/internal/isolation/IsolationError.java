package io.headframe.core.host.internal.isolation;

import io.headframe.core.error.ErrorKind;

/** What the host says of plugins that do not answer. */
public final class IsolationError {

  public static final ErrorKind CALL_OVERDUE = ErrorKind.fault(
      "HF-ISOLATION-001",
      "%s had not finished %s after %s: its thread stood in %s, and ended when it was interrupted; mend the plugin,"
          + " or install a version that answers in time.");

  public static final ErrorKind CALL_GIVEN_UP = ErrorKind.fault(
      "HF-ISOLATION-002",
      "%s had not finished %s after %s and does not heed interruption: its thread '%s' stands in %s; the thread was"
          + " given up, and the plugin is quarantined until restart.");

  public static final ErrorKind QUARANTINED = ErrorKind.fault(
      "HF-ISOLATION-003",
      "Plugin %s is quarantined until restart: its thread '%s' never returned from %s, it stands in %s; restart"
          + " Headframe, or install a version that returns.");

  public static final ErrorKind RUN_GIVEN_UP = ErrorKind.fault(
      "HF-ISOLATION-004",
      "Run %s of method '%s' %s and did not end within %s: %s holds its thread '%s', which stands in %s; the thread"
          + " was given up, the plugin is quarantined until restart, and other runs go on.");

  public static final ErrorKind RUN_OVERDUE = ErrorKind.input(
      "HF-ISOLATION-005",
      "Run %s of method '%s' was stopped at its deadline, %s after it began to compute; give it more with --deadline,"
          + " or ask for less.");

  public static final ErrorKind HELD_BACK = ErrorKind.fault(
      "HF-ISOLATION-006",
      "Method '%s' of %s is held back, because its last %s runs failed, the last with: %s To try again, wait until"
          + " %s have passed since (one run is let through then), install another version, or type 'headframe plugin"
          + " reset %s'.");

  public static final ErrorKind NESTED_RUN = ErrorKind.fault(
      "HF-ISOLATION-007",
      "Method '%s' cannot be run or checked from within a run, which would wait for itself; let the plugin take a"
          + " lease on the technique and call it.");

  private IsolationError() {}
}
