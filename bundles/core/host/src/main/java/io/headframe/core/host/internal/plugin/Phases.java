package io.headframe.core.host.internal.plugin;

/** Hears the boundaries between the phases of a change. Tests end the process there. */
@FunctionalInterface
public interface Phases {

  /** Nobody listens. */
  Phases UNHEARD = phase -> {};

  /**
   * A phase is over.
   *
   * @param phase a few words
   */
  void reached(String phase);
}
