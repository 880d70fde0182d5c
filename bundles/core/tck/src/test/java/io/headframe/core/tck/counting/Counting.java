package io.headframe.core.tck.counting;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.tck.internal.Greeter;

/** Counts in a static field. */
public final class Counting implements Greeter, HealthCheck {

  static int count;

  /** Made by a host. */
  public Counting() {}

  @Override
  public String greeting() {
    return "Hello " + ++count;
  }

  @Override
  public void checkHealth(Run run) {
    greeting();
  }
}
