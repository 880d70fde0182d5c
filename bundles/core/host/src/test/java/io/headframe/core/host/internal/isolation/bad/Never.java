package io.headframe.core.host.internal.isolation.bad;

import java.util.function.Supplier;

/** Never answers. */
public final class Never implements Supplier<String> {

  @Override
  public String get() {
    while (System.getProperty("headframe.test.release") == null) {
      Thread.onSpinWait();
    }
    return "at last";
  }
}
