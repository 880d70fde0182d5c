package io.headframe.core.error;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One entry of a bundle's error catalogue: a stable id and the sentence that a person reads. A bundle declares its
 * kinds as constants of an enum.
 */
@ConsumerType
public interface ErrorKind {

  /** The stable id that messages carry and documentation is found by, for example {@code HF-MODEL-003}. */
  String id();

  /**
   * The message in {@link java.util.Formatter} syntax, with {@code %s} for each argument: what was asked, what was
   * found, what is allowed and what to do.
   */
  String template();

  /** Whether the person who asked can mend it: true for bad input, false for a fault in the software. */
  default boolean causedByInput() {
    return true;
  }
}
