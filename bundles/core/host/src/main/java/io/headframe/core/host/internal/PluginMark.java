package io.headframe.core.host.internal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Marks the thread while it is in a plugin's code, so that the log of each plugin can be told apart. */
public final class PluginMark {

  /** The key in the logging context; its value is the symbolic name of the bundle. */
  public static final String KEY = "plugin";

  private PluginMark() {}

  /** Calls a plugin. */
  public static <T> T call(String bundle, Callable<T> work) throws Exception {
    String before = enter(bundle);
    try {
      return work.call();
    } finally {
      leave(before);
    }
  }

  /** Calls a plugin that declares no exception. */
  public static <T> T get(String bundle, Supplier<T> work) {
    String before = enter(bundle);
    try {
      return work.get();
    } finally {
      leave(before);
    }
  }

  private static String enter(String bundle) {
    String before = MDC.get(KEY);
    MDC.put(KEY, bundle);
    return before;
  }

  /** One plugin may have been reached from another. */
  private static void leave(String before) {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
