package io.headframe.core.tck.internal.technique;

import java.io.IOException;

/**
 * A record whose methods are linked when it runs. The JVM keeps the last type that it linked methods of a record for,
 * up to version 18 strongly: linking those of this one, loaded anew, makes it forget the one before.
 *
 * @param part of a type that the JVM has not seen
 */
public record Displacing(Displacing part) implements Runnable {

  /** Loads the record anew and runs it. */
  static void displace() {
    try (AnewLoader loader = new AnewLoader(Displacing.class)) {
      Class<?> type = loader.loadClass(Displacing.class.getName());
      ((Runnable) type.getConstructor(type).newInstance((Object) null)).run();
    } catch (ReflectiveOperationException | IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void run() {
    Displacing whole = new Displacing(this);
    if (!whole.equals(new Displacing(this)) || whole.hashCode() != new Displacing(this).hashCode()
        || whole.toString().isEmpty()) {
      throw new AssertionError("equal records differ");
    }
  }
}
