package io.headframe.core.host.internal.sample;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import java.util.function.Supplier;

/** Says in its health check that it does not work, and its version all the same. */
public final class Ailing implements Supplier<String>, HealthCheck {

  @Override
  public String get() {
    return Version.read();
  }

  @Override
  public void checkHealth(Run run) {
    throw new IllegalStateException("the sum of 1 and 1 came out as 3");
  }
}
