package io.headframe.core.host.internal.load;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.load.OpenLoop.Measured;
import io.headframe.core.host.internal.sample.Greeting;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.method.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls of 5 ms of computing through leases, at half of what two threads can do, while the plugin that is called is
 * updated, while updates of it are refused, and while it goes back: the same number of calls each, after as many with
 * nothing else.
 */
final class ChangesUnderLoad implements AutoCloseable {

  private static final int SERVERS = 2;
  private static final long CALL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final double LOAD = .5;
  private static final String NAME = "example.greeting";

  private final TestHost host;
  private final Path folder;
  private final Set<Object> versions = ConcurrentHashMap.newKeySet();
  private int version;

  ChangesUnderLoad(Path folder) throws Exception {
    this.folder = folder;
    this.host = new TestHost(folder);
    update();
  }

  /**
   * Measures each window.
   *
   * @param calls in each
   * @param changes in each but the first, evenly spread
   */
  Map<String, Measured> measure(int calls, int changes) throws Exception {
    Map<String, Measured> windows = new LinkedHashMap<>();
    windows.put("nothing else", window(calls, 0, () -> {}));
    windows.put("updates", window(calls, changes, this::update));
    windows.put("refused updates", window(calls, changes, this::refusedUpdate));
    windows.put("rollbacks", window(calls, changes, this::rollBack));
    return windows;
  }

  /** The versions that answered. */
  Set<Object> versions() {
    return Set.copyOf(versions);
  }

  private Measured window(int calls, int changes, Change change) throws Exception {
    OpenLoop loop = new OpenLoop(SERVERS, LOAD * SERVERS * TimeUnit.SECONDS.toNanos(1) / CALL_NANOS);
    int[] done = {0};
    return loop.run(calls, this::call, share -> {
      if (done[0] < changes && share > (done[0] + .5) / changes) {
        done[0]++;
        change.make();
      }
    });
  }

  private void call() {
    try (Lease<?> lease = host.techniques.lease(Supplier.class, "greet")) {
      long end = System.nanoTime() + CALL_NANOS;
      Object answer = ((Supplier<?>) lease.get()).get();
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      versions.add(answer);
    }
  }

  private void update() throws Exception {
    apply(new PluginChange.InstallFile(jar(++version, Greeting.class)));
  }

  private void refusedUpdate() throws Exception {
    try {
      apply(new PluginChange.InstallFile(jar(1000 + version, Refusing.class)));
    } catch (HeadframeException refused) {
      return;
    }
    throw new AssertionError("a version whose activation throws was taken");
  }

  private void rollBack() throws Exception {
    apply(new PluginChange.RollBack(OptionalInt.empty()));
  }

  private void apply(PluginChange change) {
    host.plugins.apply(host.plugins.plan(change), doing -> {});
  }

  private Path jar(int number, Class<?> implementation) throws Exception {
    Path jar = folder.resolve(number + ".jar");
    if (!Files.exists(jar)) {
      new PluginBuilder(NAME, "1.0." + number).component(implementation, Supplier.class, "greet")
          .with(Class.forName("io.headframe.core.host.internal.sample.Version")).write(jar);
    }
    return jar;
  }

  @Override
  public void close() {
    try {
      host.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private interface Change {
    void make() throws Exception;
  }
}
