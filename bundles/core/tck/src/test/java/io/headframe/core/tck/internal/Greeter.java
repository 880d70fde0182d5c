package io.headframe.core.tck.internal;

/** An extension point. */
public interface Greeter {

  /** What to say. */
  String greeting();
}
