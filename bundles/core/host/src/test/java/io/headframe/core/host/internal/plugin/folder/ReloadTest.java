package io.headframe.core.host.internal.plugin.folder;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.Runs;
import io.headframe.core.host.Runs.Request;
import io.headframe.core.host.internal.harness.Footprint;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.internal.sample.Remembering;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

class ReloadTest {

  private static final int RELOADS = Boolean.getBoolean("headframe.soak") ? 1000 : 50;
  /** The virtual machine starts a thread of its own now and then, and opens a file for a class that it loads late. */
  private static final int OTHERS = 3;
  /** A leaked version has more than 40 kB of metaspace, so half of all reloads leak 1 MB in the short run too. */
  private static final long METASPACE_BYTES = 700_000;
  /** Buffers and compiled code come and go; half of 1000 leaked versions have more. */
  private static final long RESIDENT_BYTES = 64 << 20;

  @TempDir
  private Path folder;

  private static PluginBuilder hello(String version) throws ClassNotFoundException {
    return new PluginBuilder("example.hello", version).component(Hello.class, Method.class, "hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  /**
   * Each version is described, runs, fails in a run with an exception of its own and is replaced; outcomes, handles
   * and an ended lease are kept, as a front end may keep them.
   */
  @Test
  void reloads_leaveNoClassLoaderBehind() throws Exception {
    TestHost host = new TestHost(folder);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    List<Object> kept = new ArrayList<>();
    Footprint half = null;
    for (int reload = 0; reload < RELOADS; reload++) {
      String version = "1.0." + reload;
      hello(version).move(host.jar("hello.jar"));
      host.awaitVersion("hello.jar", version);
      loaders.add(new WeakReference<>(host.installed("example.hello").stream()
          .filter(bundle -> bundle.getVersion().toString().equals(version))
          .findFirst().orElseThrow().adapt(BundleWiring.class).getClassLoader()));
      kept.add(host.methods.describe("hello"));
      kept.add(use(host, version, "you", Status.SUCCEEDED));
      kept.add(use(host, version, "nobody", Status.FAILED));
      Lease<?> lease = host.techniques.lease(Method.class, "hello");
      lease.close();
      kept.add(lease);
      if (reload % 50 == 0) {
        new PluginBuilder("example.refusing", version).component(Refusing.class, Supplier.class, "refuse")
            .write(host.jar("refused.jar"));
        String problem = host.awaitProblem("refused.jar");
        assertTrue(problem.contains("no tea in the house"), problem);
      }
      if (reload == RELOADS / 2) {
        awaitCollected(loaders.subList(0, reload - 1));
        half = Footprint.now();
      }
    }
    awaitCollected(loaders.subList(0, RELOADS - 1));
    awaitFlat(half);
    Files.delete(host.jar("hello.jar"));
    await("the last version to go", () -> host.installed("example.hello").isEmpty());
    awaitCollected(loaders);
    assertEquals(RELOADS, loaders.size());
    assertEquals(4 * RELOADS, kept.size());
    host.close();
  }

  /** The collector gives memory back to the system after it has collected, so it may take some looks. */
  private static void awaitFlat(Footprint half) {
    await("the footprint to be " + half + ", but it was " + Footprint.now(), () -> {
      Footprint end = Footprint.now();
      return end.threads() <= half.threads() + OTHERS
          && end.files() <= half.files() + OTHERS
          && end.metaspace() <= half.metaspace() + METASPACE_BYTES
          && end.resident() <= half.resident() + RESIDENT_BYTES;
    });
  }

  private static void awaitCollected(List<WeakReference<ClassLoader>> loaders) {
    await("every class loader to be collected", () -> {
      System.gc();
      return loaders.stream().allMatch(loader -> loader.get() == null);
    });
  }

  @Test
  void whatAPluginLeavesOnTheLane_goesWithItsThread() throws Exception {
    TestHost host = new TestHost(folder);
    new PluginBuilder("example.remembering", "1.0.0").component(Remembering.class, Supplier.class, "remember")
        .move(host.jar("remembering.jar"));
    host.awaitVersion("remembering.jar", "1.0.0");
    WeakReference<ClassLoader> loader = new WeakReference<>(
        host.installed("example.remembering").get(0).adapt(BundleWiring.class).getClassLoader());
    Object said = host.lanes.submit("remember", () -> {
      try (Lease<?> lease = host.techniques.lease(Supplier.class, "remember")) {
        return ((Supplier<?>) lease.get()).get();
      }
    }).get();
    assertEquals("done", said);
    Files.delete(host.jar("remembering.jar"));
    await("the class loader to be collected", () -> {
      System.gc();
      return loader.get() == null;
    });
    assertEquals("headframe-lane-0 again", host.lanes.submit("again", () -> Thread.currentThread().getName()).get());
    host.close();
  }

  private static Object use(TestHost host, String version, String name, Status expected) throws Exception {
    var handle = host.runs.start(new Request("hello", Map.of("name", name), Runs.DEFAULT_SEED), Runs.Progress.NONE);
    RunOutcome outcome = handle.await();
    assertEquals(expected, outcome.record().status());
    if (expected == Status.SUCCEEDED) {
      assertEquals("hello you from " + version,
          outcome.record().result().getAsJsonObject().get("greeting").getAsString());
    } else {
      assertTrue(outcome.failure().getMessage().contains("there is nobody to greet"));
    }
    return List.of(handle, outcome);
  }
}
