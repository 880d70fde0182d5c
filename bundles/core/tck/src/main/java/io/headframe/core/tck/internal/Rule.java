package io.headframe.core.tck.internal;

import io.headframe.core.tck.Capability;
import java.util.Optional;

/** What a method promises. A test names the rule that it breaks. */
public enum Rule {

  /** What stands above it. */
  TITLE("the title is a few words without a full stop"),

  /** What lists say about it. */
  SUMMARY("the summary is one sentence that ends with a full stop"),

  /** Where it belongs. */
  FAMILY("the family is a part of the name of the package"),

  /** Where it comes from. */
  PAPER("the paper has a title, a year and an arXiv id if it is there, or nothing of it is given"),

  /** What help says about parameters. */
  PARAMETER_DESCRIPTION("every parameter is described by a phrase without a full stop"),

  /** What validation allows. */
  PARAMETER_RANGE("every number has a least or a greatest value that is finite, and the least is not above"),

  /** What is used when nothing is given. */
  PARAMETER_DEFAULT("every default can be read and lies in its range, and what is Optional has none"),

  /** What help says about results. */
  RESULT_DESCRIPTION("every result is described by a phrase without a full stop"),

  /** What is known to come out. */
  CLAIMS("the bundle measures what is claimed of the method, and records how it came out", Capability.CLAIMS),

  /** That it works at all. */
  RUN("a run with small parameters ends with a result"),

  /** Same seed, same numbers. */
  SEED("two runs with one seed give equal results"),

  /** How far it is. */
  PROGRESS("progress is reported, lies between 0 and 1 and never falls", Capability.PROGRESS),

  /** What a user's interrupt does. */
  CANCELLATION("a run that is cancelled after its first report of progress ends within a second, with"
      + " RunCancelledException", Capability.CANCELLATION),

  /** What people see. */
  VIEWS("every result is there and can be shown"),

  /** What is recorded. */
  JSON("the result can be written as JSON"),

  /** What a run leaves. */
  THREADS("no thread is left behind"),

  /** What a run leaves in a model. */
  MEMORY("no native array is left in the memory of a model"),

  /** What a cancelled run leaves in a model. */
  MEMORY_WHEN_CANCELLED("no native array is left in the memory of a model by a run that is cancelled",
      Capability.CANCELLATION);

  private final String promise;
  private final Capability capability;

  Rule(String promise) {
    this(promise, null);
  }

  Rule(String promise, Capability capability) {
    this.promise = promise;
    this.capability = capability;
  }

  /** What it asks for, in words. */
  public String promise() {
    return promise;
  }

  /** Without which it does not apply. */
  Optional<Capability> capability() {
    return Optional.ofNullable(capability);
  }

  /** Whether the method runs for it; the others read what it declares. */
  public boolean runs() {
    return compareTo(RUN) >= 0;
  }
}
