package io.headframe.core.host.internal.isolation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleReference;

/** Finds the threads that a bundle started and left. */
public final class LeftoverThreads {

  private LeftoverThreads() {}

  /**
   * A thread that outlived its bundle.
   *
   * @param name its name
   * @param id its id in the JVM
   * @param certain whether a class loader proves whose it is; otherwise a class on its stack is named as one of the
   *     bundle's, which it may also be if another version of the bundle is installed
   * @param where its innermost call, or {@code no Java code}
   */
  public record Leftover(String name, long id, boolean certain, String where) {}

  /**
   * The living threads of a bundle, by id: those whose context class loader or whose own class is the bundle's, those
   * that were made by a thread while the host had it in the bundle's code, and those that have a class of the bundle on
   * their stack. The caller's own thread is not among them. Works for a bundle that is uninstalled, too.
   *
   * @param loader the class loader of the bundle's wiring
   */
  public static List<Leftover> of(ClassLoader loader) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey() != Thread.currentThread())
        .flatMap(entry -> leftover(entry, loader).stream())
        .sorted(Comparator.comparingLong(Leftover::id))
        .toList();
  }

  private static Optional<Leftover> leftover(Map.Entry<Thread, StackTraceElement[]> entry, ClassLoader loader) {
    Thread thread = entry.getKey();
    StackTraceElement[] stack = entry.getValue();
    boolean certain = belongs(thread, loader);
    if (!certain && !passes(stack, loader)) {
      return Optional.empty();
    }
    String where = stack.length == 0 ? "no Java code" : Standing.frame(stack[0]);
    return Optional.of(new Leftover(thread.getName(), thread.getId(), certain, where));
  }

  private static boolean belongs(Thread thread, ClassLoader loader) {
    ClassLoader context = thread.getContextClassLoader();
    return context == loader
        || thread.getClass().getClassLoader() == loader
        || context instanceof PluginContext marked && loader instanceof BundleReference reference
            && marked.bundle() == reference.getBundle().getBundleId();
  }

  private static boolean passes(StackTraceElement[] stack, ClassLoader loader) {
    for (StackTraceElement frame : stack) {
      try {
        if (frame.getClassLoaderName() == null
            && loader.loadClass(BundleClasses.written(frame.getClassName())).getClassLoader() == loader) {
          return true;
        }
      } catch (ClassNotFoundException | LinkageError notThere) {
        continue;
      }
    }
    return false;
  }
}
