package io.headframe.runtime.launcher;

import java.util.Locale;

/** The runtime could not start. The message is complete by itself: it is shown without a stack trace. */
public final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;

  LaunchException(Throwable cause, LaunchFault fault, Object... arguments) {
    super(String.format(Locale.ROOT, fault.template(), arguments), cause);
    this.id = fault.id();
  }

  /** The stable id that documentation is found by, for example {@code HF-LAUNCH-004}. */
  public String id() {
    return id;
  }
}
