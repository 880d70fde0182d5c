package io.headframe.core.host.internal.sample;

import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Run;

/** A method with a parameter that nobody can read. */
public final class WantsUnknownType implements Method<WantsUnknownType.Parameters, WantsUnknownType.Results> {

  public record Parameters(@Parameter("where") Thread thread) {}

  public record Results() {}

  @Override
  public Results run(Parameters parameters, Run run) {
    return new Results();
  }
}
