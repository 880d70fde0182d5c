package io.headframe.core.host.internal.plugin.apply;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two runtimes share a home: one changes it, the other follows. */
class TwoProcessesTest extends WithIndex {

  private TestHost other;

  @BeforeEach
  void startOther() throws Exception {
    Files.createDirectories(folder.resolve("beside"));
    Files.createSymbolicLink(folder.resolve("beside/home"), host.framework.home());
    other = new TestHost(folder.resolve("beside"));
  }

  @AfterEach
  void stopOther() throws Exception {
    other.close();
  }

  @Test
  void oneInstalls_theOtherFollows_andChangesInTurn() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), library("lib", "1.0.0"), saying("next", "1.0.0"));
    host.install("app");
    await("the other to follow", () -> other.techniques.ids(Supplier.class).contains("app"));
    assertEquals("1.0.0", other.call("app"));
    index.add(saying("app", "2.0.0").importing("lib"));
    other.update("app");
    await("the first to follow", () -> host.call("app").equals("2.0.0"));
    host.remove("app");
    await("the other to follow", () -> other.installed("example.app").isEmpty());
    await("the sentence", () -> other.sentences.contains("removed example.app 2.0.0"));
  }

  @Test
  void commandThatComesAtOnce_seesWhatTheOtherDid() throws Exception {
    index.add(saying("lib", "1.0.0").exporting("lib"), saying("app", "1.0.0").importing("lib"));
    for (int round = 0; round < 5; round++) {
      host.install("lib");
      PluginPlan plan = other.plugins.plan(new PluginChange.Install(List.of("app")));
      assertEquals(List.of("INSTALL example.app ->1.0.0"), steps(plan));
      other.plugins.apply(plan, doing -> {});
      host.remove("app", "lib");
    }
  }

  @Test
  void changeThatWaitsForARestart_isAnnounced() throws Exception {
    index.add(saying("lib", "1.0.0").exporting("lib"), saying("app", "1.0.0").importing("lib"));
    host.install("app", "lib");
    await("the other to follow", () -> !other.installed("example.app").isEmpty());
    index.add(saying("lib", "2.0.0").exporting("lib"));
    host.update("lib");
    await("a sentence", () -> other.sentences.contains(
        "Another process changed the plugins (update lib); it takes effect with a restart."));
    assertEquals("1.0.0", other.call("lib"));
    other.restart();
    assertEquals("2.0.0", other.call("lib"));
  }

  @Test
  void changesAtTheSameTime_areMadeOneAfterTheOther() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Callable<Boolean>> changes = List.of(() -> changes(host, "one"), () -> changes(other, "two"));
    List<Future<Boolean>> done = new ArrayList<>();
    changes.forEach(each -> done.add(both.submit(each)));
    for (Future<Boolean> each : done) {
      assertTrue(each.get());
    }
    both.shutdown();
    assertEquals(List.of("example.one 1.0.0", "example.two 1.0.0"), host.set());
    for (TestHost each : List.of(host, other)) {
      await("both everywhere",
          () -> each.techniques.ids(Supplier.class).containsAll(List.of("one", "two")));
    }
  }

  /** Installs and removes until it is installed, as a person would who is told that a plan is out of date. */
  private static boolean changes(TestHost host, String id) {
    for (int round = 0; round < 3; round++) {
      insist(host, new PluginChange.Install(List.of(id)));
      insist(host, new PluginChange.Remove(List.of(id)));
    }
    insist(host, new PluginChange.Install(List.of(id)));
    return true;
  }

  private static void insist(TestHost host, PluginChange change) {
    while (true) {
      try {
        host.change(change);
        return;
      } catch (HeadframeException refused) {
        assertEquals("HF-PLUGIN-030", refused.id(), refused.getMessage());
      }
    }
  }
}
