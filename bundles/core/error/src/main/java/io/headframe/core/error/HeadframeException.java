package io.headframe.core.error;

import java.util.Locale;

/**
 * A failure that is explained in words. The message is complete by itself: front ends print it without a stack trace.
 * Instances are immutable.
 */
public final class HeadframeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final boolean causedByInput;

  /**
   * @param kind the catalogue entry
   * @param arguments one for each {@code %s} of {@link ErrorKind#template()}
   * @throws java.util.IllegalFormatException if there are fewer arguments than the template needs
   */
  public HeadframeException(ErrorKind kind, Object... arguments) {
    this((Throwable) null, kind, arguments);
  }

  /**
   * @param cause what led here, or null
   * @param kind the catalogue entry
   * @param arguments one for each {@code %s} of {@link ErrorKind#template()}
   */
  public HeadframeException(Throwable cause, ErrorKind kind, Object... arguments) {
    super(String.format(Locale.ROOT, kind.template(), arguments), cause);
    this.id = kind.id();
    this.causedByInput = kind.causedByInput();
  }

  /** The id of the catalogue entry. */
  public String id() {
    return id;
  }

  /** See {@link ErrorKind#causedByInput()}. */
  public boolean causedByInput() {
    return causedByInput;
  }
}
