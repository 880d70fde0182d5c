package io.headframe.core.host.internal.run;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.Predicate;

/**
 * Copies what a plugin threw. An exception keeps the classes on its stack and its own class reachable, and with them
 * the plugin's class loader; the copy keeps words only.
 */
public final class Failure {

  private static final int DEPTH = 8;

  private Failure() {}

  /** A message for a failure that may have none. */
  public static String message(Throwable thrown) {
    String message = words(thrown);
    if (thrown instanceof HeadframeException && message != null) {
      return message;
    }
    String name = thrown.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  /** A message that is computed can fail itself. */
  private static String words(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException | LinkageError broken) {
      return null;
    }
  }

  /** Whether a cancelled run ended for that reason. */
  public static boolean isCancellation(Throwable thrown) {
    return has(thrown, RunCancelledException.class::isInstance);
  }

  /** Whether something ended because its thread was interrupted. */
  static boolean isInterruption(Throwable thrown) {
    return has(thrown, cause -> cause instanceof InterruptedException || cause instanceof ClosedByInterruptException);
  }

  private static boolean has(Throwable thrown, Predicate<Throwable> kind) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
      if (kind.test(cause)) {
        return true;
      }
    }
    return false;
  }

  /** An error of the platform stays what it is, but in the host's own words and frames; null if it is none. */
  public static HeadframeException copyOfKnown(Throwable thrown) {
    if (!(thrown instanceof HeadframeException known)) {
      return null;
    }
    ErrorKind kind = new ErrorKind(known.id(), known.getMessage().replace("%", "%%"), known.causedByInput());
    HeadframeException copy = new HeadframeException(copy(known.getCause(), DEPTH), kind);
    copy.setStackTrace(known.getStackTrace());
    return copy;
  }

  /** The words and frames of anything that was thrown. */
  public static Throwable copy(Throwable thrown) {
    return copy(thrown, DEPTH);
  }

  private static Throwable copy(Throwable thrown, int depth) {
    return thrown == null || depth == 0 ? null : new Copied(thrown, copy(thrown.getCause(), depth - 1));
  }

  private static final class Copied extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;

    Copied(Throwable thrown, Throwable cause) {
      super(words(thrown), cause);
      String name = thrown.getClass().getName();
      this.text = getMessage() == null ? name : name + ": " + getMessage();
      setStackTrace(thrown.getStackTrace());
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
