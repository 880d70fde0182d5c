package io.headframe.core.tck.internal.technique;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.testing.TestRun;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Loads a technique anew, uses and removes it, twice, and looks whether its classes are forgotten.
 *
 * @param described what the build wrote about it
 * @param leases what it leases
 * @param folder where artifacts go
 * @param use what is done with it, beside its health check
 */
record Forgetting<T>(ComponentDescription described, Leases leases, Path folder, Use<T> use) {

  private static final int COLLECTIONS = 40;
  private static final long SEED = 42;

  /** @throws AssertionError if something keeps the classes */
  void check(Class<?> technique) throws InterruptedException {
    // The first may start what the JVM has once for all, and what is started remembers who did.
    used(technique);
    WeakReference<ClassLoader> loader = used(technique);
    Displacing.displace();
    for (int i = 0; i < COLLECTIONS && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(10L * i);
    }
    if (loader.get() != null) {
      throw new AssertionError("the classes of " + technique.getPackageName() + " stay in memory after the technique"
          + " was used and removed; look for threads, thread locals, static fields of others, and listeners that it"
          + " left");
    }
  }

  /** On a thread of its own, so that no thread local and no frame of this one holds anything. */
  private WeakReference<ClassLoader> used(Class<?> technique) throws InterruptedException {
    AtomicReference<WeakReference<ClassLoader>> kept = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(() -> {
      try (AnewLoader loader = new AnewLoader(technique)) {
        kept.set(new WeakReference<>(loader));
        use(loader.loadClass(technique.getName()));
      } catch (Throwable failed) {
        // Its text alone: the exception may be of a class that is to be forgotten.
        failure.set(new AssertionError("the technique that was loaded anew failed: " + failed));
      }
    }, "technique loaded anew");
    thread.start();
    thread.join();
    if (failure.get() != null) {
      throw (AssertionError) failure.get();
    }
    return kept.get();
  }

  @SuppressWarnings("unchecked")
  private void use(Class<?> type) throws Exception {
    Activation activation = new Activation(described, leases);
    Object technique = activation.make(type);
    if (technique instanceof HealthCheck check) {
      try (TestRun run = new TestRun(leases, folder, SEED)) {
        check.checkHealth(run);
      }
    }
    try (TestRun run = new TestRun(leases, folder, SEED)) {
      use.of((T) technique, run);
    }
    activation.remove(technique);
  }
}
