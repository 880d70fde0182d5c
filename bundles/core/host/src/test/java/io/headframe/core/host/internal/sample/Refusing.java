package io.headframe.core.host.internal.sample;

import java.util.function.Supplier;

/** Does not come up. */
public final class Refusing implements Supplier<String> {

  public Refusing() {
    throw new IllegalStateException("no tea in the house");
  }

  @Override
  public String get() {
    return "";
  }
}
