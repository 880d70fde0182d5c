package io.headframe.core.host.internal.sample;

import java.util.function.Function;

/** Does something long before it touches a class that was not loaded until then. */
public final class SlowGreeting implements Function<Runnable, String> {

  @Override
  public String apply(Runnable something) {
    something.run();
    return Late.version();
  }

  /** Loaded at the end of the call. */
  public static final class Late {

    static String version() {
      return Version.read();
    }
  }
}
