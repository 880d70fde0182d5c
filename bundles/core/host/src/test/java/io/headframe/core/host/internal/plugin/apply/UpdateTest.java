package io.headframe.core.host.internal.plugin.apply;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.method.Lease;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class UpdateTest extends WithIndex {

  @Test
  void one_isUpdatedAlone() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    host.install("one", "two");
    index.add(saying("one", "1.1.0"), saying("one", "2.0.0"), saying("two", "2.0.0"));
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of("one")));
    assertEquals(List.of("UPDATE example.one 1.0.0->2.0.0"), steps(plan));
    assertEquals(List.of("replaced example.one 1.0.0 by 2.0.0"), host.plugins.apply(plan, doing -> {}).done());
    assertEquals("2.0.0", host.call("one"));
    assertEquals("1.0.0", host.call("two"));
    assertEquals(1, host.installed("example.one").size());
  }

  @Test
  void withoutNames_allAreUpdated() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"), saying("three", "1.0.0"));
    host.install("one", "two", "three");
    index.add(saying("one", "2.0.0"), saying("two", "3.0.0"));
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of()));
    assertEquals(List.of("UPDATE example.one 1.0.0->2.0.0", "UPDATE example.two 1.0.0->3.0.0"), steps(plan));
    assertEquals(List.of("example.three 1.0.0 is the newest version that is known."), plan.notes());
    host.plugins.apply(plan, doing -> {});
    assertEquals("2.0.0 3.0.0 1.0.0", host.call("one") + " " + host.call("two") + " " + host.call("three"));
  }

  @Test
  void nothingNewer_changesNothing() throws Exception {
    index.add(saying("one", "2.0.0"));
    host.install("one");
    index.add(saying("one", "1.0.0"));
    assertEquals(1, host.update().set().number());
    assertEquals("2.0.0", host.call("one"));
  }

  @Test
  void olderOfTheNewer_isTakenWhereTheNewestDoesNotFit() throws Exception {
    index.add(saying("one", "1.0.0"));
    host.install("one");
    index.add(saying("one", "1.5.0"), saying("one", "2.0.0").importing("nowhere"));
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of("one")));
    assertEquals(List.of("UPDATE example.one 1.0.0->1.5.0"), steps(plan));
    assertTrue(plan.notes().get(0).contains("the package nowhere"), plan.notes().toString());
  }

  @Test
  void runningCall_endsOnTheOldVersion() throws Exception {
    index.add(saying("one", "1.0.0"));
    host.install("one");
    index.add(saying("one", "2.0.0"));
    try (Lease<?> held = host.techniques.lease(Supplier.class, "one")) {
      assertEquals(List.of("replaced example.one 1.0.0 by 2.0.0; 1 running call ends on 1.0.0"),
          host.update("one").done());
      assertEquals("1.0.0", ((Supplier<?>) held.get()).get());
      assertEquals("2.0.0", host.call("one"));
    }
    await("the old one to go", () -> host.installed("example.one").size() == 1);
  }

  @Test
  void versionThatOnlyDrains_isNoProviderForWhatComes() throws Exception {
    index.add(saying("lib", "1.0.0").exporting("lib;version=1.0.0"),
        saying("lib", "2.0.0").exporting("lib;version=2.0.0"), saying("app", "1.0.0").importing("lib"));
    host.install("lib");
    try (Lease<?> held = host.techniques.lease(Supplier.class, "lib")) {
      host.install("lib@1.0.0");
      PluginPlan plan = plan("app");
      assertTrue(plan.wires().stream().anyMatch(wire -> wire.to().equals("example.lib 1.0.0")),
          plan.wires().toString());
      host.plugins.apply(plan, doing -> {});
      assertEquals("2.0.0", ((Supplier<?>) held.get()).get());
    }
    await("the other to go", () -> host.installed("example.lib").size() == 1);
    assertEquals("1.0.0", host.call("app"));
  }

  @Test
  void dependencyOfTheOldVersionOnly_goesWithIt() throws Exception {
    index.add(saying("one", "1.0.0").importing("lib"), library("lib", "1.0.0"));
    host.install("one");
    index.add(saying("one", "2.0.0"));
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of()));
    assertEquals(List.of("REMOVE example.lib 1.0.0->", "UPDATE example.one 1.0.0->2.0.0"), steps(plan));
    host.plugins.apply(plan, doing -> {});
    assertEquals(List.of("example.one 2.0.0"), host.set());
    await("the library to go", () -> host.installed("example.lib").isEmpty());
  }

  @Test
  void updatedDependency_staysADependency() throws Exception {
    index.add(saying("app", "1.0.0").needing("example.tea"),
        saying("lib", "1.0.0").providing("example.tea"));
    host.install("app");
    index.add(saying("lib", "2.0.0").providing("example.tea"));
    host.update("lib");
    host.restart();
    assertEquals("2.0.0", host.call("lib"), host.plugins.history() + " " + host.sentences);
    host.remove("app");
    assertEquals(List.of(), host.set());
  }

  @Test
  void newVersionWithAnotherDependency_bringsIt() throws Exception {
    index.add(saying("one", "1.0.0").importing("lib"), library("lib", "1.0.0"));
    host.install("one");
    index.add(saying("one", "2.0.0").importing("lib").importing("more"), library("more", "1.0.0"));
    Bundle lib = host.installed("example.lib").get(0);
    host.update();
    assertEquals(List.of("example.lib 1.0.0", "example.more 1.0.0", "example.one 2.0.0"), host.set());
    assertEquals(List.of(lib), host.installed("example.lib"));
  }

  @Test
  void sameVersionWithOtherContent_isInstalledOverTheOld() throws Exception {
    index.add(saying("one", "1.0.0"));
    host.install("one");
    index.add(saying("one", "1.0.0").resource("more.txt", "rebuilt"));
    assertEquals(List.of("UPDATE example.one 1.0.0->1.0.0"), steps(plan("one")));
    host.install("one");
    assertEquals(1, host.installed("example.one").size());
    assertEquals("rebuilt",
        new String(host.installed("example.one").get(0).getEntry("more.txt").openStream().readAllBytes()));
  }
}
