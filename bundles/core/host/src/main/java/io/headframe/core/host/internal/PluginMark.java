package io.headframe.core.host.internal;

import java.util.concurrent.Callable;
import org.slf4j.MDC;

/** Marks the thread while it is in a plugin's code, so that the log of each plugin can be told apart. */
public final class PluginMark {

  /** The key in the logging context; its value is the symbolic name of the bundle. */
  public static final String KEY = "plugin";

  private PluginMark() {}

  /** Calls a plugin. */
  public static <T> T call(String bundle, Callable<T> work) throws Exception {
    MDC.put(KEY, bundle);
    try {
      return work.call();
    } finally {
      MDC.remove(KEY);
    }
  }
}
