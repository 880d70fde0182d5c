package io.headframe.core.host.internal.sample;

import java.util.function.Supplier;

/** Says its version. */
public final class Greeting implements Supplier<String> {

  @Override
  public String get() {
    return Version.read();
  }
}
