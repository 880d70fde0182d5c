package io.headframe.core.tck.internal;

import io.headframe.core.method.RunCancelledException;
import io.headframe.core.tck.internal.Observation.CancelledRun;
import java.util.List;

/** The rules about what a method does. Each throws an {@link AssertionError} that says what was seen. */
record RunRules(Observation seen) {

  void seed() {
    String first = ResultText.json(seen.first());
    String second = ResultText.json(seen.second());
    if (!first.equals(second)) {
      int at = 0;
      while (first.charAt(at) == second.charAt(at)) {
        at++;
      }
      throw new AssertionError("two runs with one seed differ from character " + at + " of their JSON: "
          + around(first, at) + " and " + around(second, at));
    }
  }

  void progress() {
    List<Double> reported = seen.progress();
    require(!reported.isEmpty(), "no progress is reported; if there is none to report, the method does without"
        + " Capability.PROGRESS");
    double last = 0;
    for (double fraction : reported) {
      require(fraction >= 0 && fraction <= 1, "progress " + fraction + " is not between 0 and 1");
      require(fraction >= last, "progress falls from " + last + " to " + fraction);
      last = fraction;
    }
  }

  void noProgress() {
    require(seen.progress().isEmpty(), "progress is reported, so take Capability.PROGRESS out of what the method does"
        + " without");
  }

  void noCancellation() {
    require(!(seen.cancelled().thrown() instanceof RunCancelledException), "the run can be cancelled, so take"
        + " Capability.CANCELLATION out of what the method does without");
  }

  void cancellation() {
    CancelledRun cancelled = seen.cancelled();
    require(cancelled.reported(), "no progress is reported, so the run was not cancelled; if there are no steps, the"
        + " method does without Capability.CANCELLATION");
    require(cancelled.thrown() != null, "the cancelled run went on to its result; call checkCancelled between steps,"
        + " and give this test parameters with two steps or more");
    if (!(cancelled.thrown() instanceof RunCancelledException)) {
      throw new AssertionError("the cancelled run ended with " + cancelled.thrown() + " and not with"
          + " RunCancelledException; pass on what checkCancelled throws", cancelled.thrown());
    }
    require(cancelled.nanoseconds() <= Observer.LATEST_END, "the cancelled run went on for "
        + cancelled.nanoseconds() / 1_000_000 + " ms; call checkCancelled more often");
  }

  void views() {
    try {
      ResultText.show(seen.first());
    } catch (RuntimeException failed) {
      throw new AssertionError("a result cannot be shown: " + failed, failed);
    }
  }

  void json() {
    try {
      ResultText.json(seen.first());
    } catch (RuntimeException failed) {
      throw new AssertionError("the result cannot be written as JSON: " + failed.getMessage(), failed);
    }
  }

  void threads() {
    require(seen.threads().isEmpty(), "threads are left behind: " + String.join(", ", seen.threads()));
  }

  void memory() {
    require(seen.arrays() == 0, seen.arrays() + " arrays and scopes are left in the memory of the model");
  }

  void memoryWhenCancelled() {
    require(seen.cancelled().arrays() == 0,
        seen.cancelled().arrays() + " arrays and scopes are left in the memory of the model by a cancelled run");
  }

  private static String around(String json, int at) {
    return json.substring(Math.max(0, at - 40), Math.min(json.length(), at + 20));
  }

  private static void require(boolean kept, String message) {
    if (!kept) {
      throw new AssertionError(message);
    }
  }
}
