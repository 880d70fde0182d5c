package io.headframe.core.tck.internal;

/**
 * How a rule came out.
 *
 * @param executed whether it was examined
 * @param broken what breaks it, or null
 * @param reason why it was not examined, or empty
 */
public record Outcome(boolean executed, AssertionError broken, String reason) {

  /** It is kept. */
  public static Outcome kept() {
    return new Outcome(true, null, "");
  }

  /** It is broken. */
  public static Outcome broken(AssertionError broken) {
    return new Outcome(true, broken, "");
  }

  /** It was not examined. */
  public static Outcome skipped(String reason) {
    return new Outcome(false, null, reason);
  }

  /** Fails if the rule is broken. */
  public void orThrow() {
    if (broken != null) {
      throw broken;
    }
  }
}
