package io.headframe.core.tck.kept;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.tck.internal.Greeter;

/** Makes the JVM keep it. */
public final class Kept implements Greeter, HealthCheck {

  /** Made by a host. */
  public Kept() {}

  @Override
  public String greeting() {
    return "Hello";
  }

  @Override
  public void checkHealth(Run run) {
    System.getProperties().put(Kept.class.getName(), this);
  }
}
