package io.headframe.core.console.internal;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles SIGINT of the process. {@code sun.misc.Signal} is reached through the JDK's own loader, so that no bundle
 * has to import a package that the specification does not know.
 */
final class Sigint {

  private static final Logger LOG = LoggerFactory.getLogger(Sigint.class);

  private Sigint() {}

  /** Calls the handler for each SIGINT from now on. Where the JDK has no signals, Ctrl-C ends the process as ever. */
  static void handle(Runnable handler) {
    try {
      ClassLoader jdk = ClassLoader.getSystemClassLoader();
      Class<?> signal = jdk.loadClass("sun.misc.Signal");
      Class<?> type = jdk.loadClass("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(jdk, new Class<?>[] {type}, (self, method, arguments) -> switch (
          method.getName()) {
        case "handle" -> {
          handler.run();
          yield null;
        }
        case "equals" -> self == arguments[0];
        case "hashCode" -> System.identityHashCode(self);
        default -> "Ctrl-C";
      });
      Object sigint = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, type).invoke(null, sigint, proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("Ctrl-C ends the process without a record of the run: {}", e.toString());
    }
  }
}
