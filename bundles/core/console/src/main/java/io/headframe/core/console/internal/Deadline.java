package io.headframe.core.console.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 90s}, {@code 10m}, {@code 1h30m}. */
final class Deadline {

  /** What is allowed, as part of a sentence. */
  static final String FORM = "a time such as 90s, 10m or 1h30m";

  private Deadline() {}

  /**
   * Reads a time.
   *
   * @throws TypeConversionException if it has another form, or is not above zero
   */
  static Duration read(String text) {
    try {
      Duration read = Duration.parse("PT" + text.strip());
      if (!read.isNegative() && !read.isZero()) {
        return read;
      }
    } catch (DateTimeParseException | ArithmeticException otherForm) {
      // Said below, as for what is not above zero.
    }
    throw new TypeConversionException("'" + text + "' is not " + FORM);
  }
}
