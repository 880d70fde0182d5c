package io.headframe.core.error;

/**
 * One entry of a bundle's error catalogue: a stable id and the sentence that a person reads. A bundle declares its
 * kinds as constants of a class.
 *
 * @param id the stable id that messages carry and documentation is found by, for example {@code HF-MODEL-003}
 * @param template the message in {@link java.util.Formatter} syntax, with {@code %s} for each argument: what was
 *     asked, what was found, what is allowed and what to do
 * @param causedByInput whether the person who asked can mend it: true for bad input, false for a fault in software
 */
public record ErrorKind(String id, String template, boolean causedByInput) {

  /** Something that the person who asked can mend. */
  public static ErrorKind input(String id, String template) {
    return new ErrorKind(id, template, true);
  }

  /** Something that is wrong in the software, ours or a plugin's. */
  public static ErrorKind fault(String id, String template) {
    return new ErrorKind(id, template, false);
  }
}
