package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.Runs.Request;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.isolation.LeftoverThreads.Leftover;
import io.headframe.core.host.internal.isolation.bad.Misbehaving;
import io.headframe.core.method.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

@Timeout(120)
class LeftoverThreadsTest {

  @TempDir
  private Path folder;

  @Test
  void threadsOfARun_areFoundAndNamed_alsoAfterTheBundleIsGone() throws Exception {
    System.clearProperty(Misbehaving.RELEASE);
    TestHost host = TestHost.impatient(folder);
    Bundle bad = host.start(
        new PluginBuilder("example.bad", "1.0.0").component(Misbehaving.class, Method.class, "misbehave"));
    Bundle other = host.start(
        new PluginBuilder("example.other", "1.0.0").component(Misbehaving.class, Method.class, "other"));
    ClassLoader loader = bad.adapt(BundleWiring.class).getClassLoader();
    ClassLoader othersLoader = other.adapt(BundleWiring.class).getClassLoader();
    assertEquals(List.of(), LeftoverThreads.of(loader));
    assertEquals(Status.SUCCEEDED, host.runs.start(new Request("misbehave", Map.of("deed", "threads"), 1),
        Progress.NONE).await().record().status());
    TestHost.await("both threads to be on their way",
        () -> names(LeftoverThreads.of(loader)).equals(List.of("tea-kettle", "tea-time")));
    assertEquals(List.of(false, true), LeftoverThreads.of(loader).stream().map(Leftover::certain).toList());
    assertTrue(LeftoverThreads.of(othersLoader).stream().noneMatch(Leftover::certain), "another has the same class");
    bad.uninstall();
    host.context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bad));
    TestHost.await("the bundle to go", () -> host.installed("example.bad").isEmpty());
    assertEquals(List.of("tea-kettle", "tea-time"), names(LeftoverThreads.of(loader)));
    System.setProperty(Misbehaving.RELEASE, "true");
    TestHost.await("the first to end", () -> names(LeftoverThreads.of(loader)).equals(List.of("tea-time")));
    host.close();
  }

  private static List<String> names(List<Leftover> leftover) {
    return leftover.stream().map(Leftover::name).toList();
  }
}
