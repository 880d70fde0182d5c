package io.headframe.core.host.internal.sample;

import io.headframe.core.method.Method;
import io.headframe.core.method.Run;

/** A method that does not declare its parameter. */
public final class Undeclared implements Method<Undeclared.Parameters, Undeclared.Results> {

  public record Parameters(int forgotten) {}

  public record Results() {}

  @Override
  public Results run(Parameters parameters, Run run) {
    return new Results();
  }
}
