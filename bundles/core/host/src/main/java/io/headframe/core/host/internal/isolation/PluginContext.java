package io.headframe.core.host.internal.isolation;

/**
 * The context class loader of a thread while it is in a plugin's code: the host's, which sees the native engine, with
 * the bundle's number on it. Threads inherit it from the one that makes them, so that a thread which a plugin leaves
 * behind says whose it is, even if none of the plugin's code is on its stack. It holds no class of the plugin.
 */
final class PluginContext extends ClassLoader {

  private final long bundle;

  PluginContext(long bundle, String name) {
    super(name, ClassLoader.getSystemClassLoader());
    this.bundle = bundle;
  }

  /** The bundle's id in the framework. */
  long bundle() {
    return bundle;
  }
}
