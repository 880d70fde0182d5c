package io.headframe.core.host.internal.isolation.bad;

import java.util.function.Supplier;

/** Never comes up. */
public final class NeverActive implements Supplier<String> {

  public NeverActive() {
    while (System.getProperty("headframe.test.release") == null) {
      Thread.onSpinWait();
    }
  }

  @Override
  public String get() {
    return "at last";
  }
}
