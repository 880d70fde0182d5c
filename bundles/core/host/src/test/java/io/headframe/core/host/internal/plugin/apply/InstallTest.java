package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSets.Applied;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.wiring.BundleWiring;

class InstallTest extends WithIndex {

  @Test
  void bundleByName_isCallableAtOnce_andListedWithItsIndex() throws Exception {
    index.add(saying("app", "1.0.0"));
    Applied applied = host.install("example.app");
    assertEquals("1.0.0", host.call("app"));
    assertEquals(List.of("installed example.app 1.0.0"), applied.done());
    assertEquals(1, applied.set().number());
    Plugin listed = host.plugins.list().get(0);
    assertEquals(index.file().toUri().toString(), listed.source());
    assertTrue(listed.wanted());
    assertEquals("", listed.problem());
    assertEquals("install example.app", host.plugins.history().get(0).command());
  }

  @Test
  void techniqueId_namesItsBundle() throws Exception {
    index.add(saying("app", "1.0.0"), saying("other", "1.0.0"));
    host.install("other");
    assertEquals(List.of("example.other 1.0.0"), host.set());
  }

  @Test
  void ranges_chooseTheNewestInside() throws Exception {
    index.add(saying("app", "1.0.0"), saying("app", "1.2.3"), saying("app", "1.9.0"), saying("app", "2.0.0"));
    assertEquals(List.of("INSTALL example.app ->2.0.0"), steps(plan("app")));
    assertEquals(List.of("INSTALL example.app ->1.2.3"), steps(plan("app@1.2.3")));
    assertEquals(List.of("INSTALL example.app ->1.9.0"), steps(plan("example.app@[1,2)")));
    assertEquals(List.of("INSTALL example.app ->2.0.0"), steps(plan("example.app@(1.9,3]")));
  }

  @Test
  void planning_touchesNothing() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), library("lib", "1.0.0"));
    int bundles = host.context.getBundles().length;
    PluginPlan plan = plan("app");
    assertEquals(2, plan.steps().size());
    assertEquals(bundles, host.context.getBundles().length);
    assertFalse(Files.exists(host.framework.home().resolve("store")), "nothing was fetched");
    assertEquals(List.of(), host.plugins.history());
  }

  @Test
  void newestThatDoesNotFit_isPassedOver_withANote() throws Exception {
    index.add(saying("app", "1.0.0"), saying("app", "2.0.0").importing("nowhere;version=\"[3,4)\""));
    PluginPlan plan = plan("app");
    assertEquals(List.of("INSTALL example.app ->1.0.0"), steps(plan));
    assertEquals(1, plan.notes().size());
    assertTrue(plan.notes().get(0).contains("example.app 2.0.0 needs the package nowhere in version [3"),
        plan.notes().get(0));
  }

  @Test
  void dependencies_comeFromTheIndex_marked() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib;version=\"[1,2)\""), library("lib", "1.0.0"),
        library("lib", "1.5.0").importing("deep"), library("lib", "2.0.0"), library("deep", "1.0.0"));
    PluginPlan plan = plan("app");
    assertEquals(List.of("INSTALL example.app ->1.0.0", "INSTALL example.deep ->1.0.0",
        "INSTALL example.lib ->1.5.0"), steps(plan));
    assertEquals("needed by example.app 1.0.0", plan.steps().get(2).why());
    assertEquals(List.of(), plan.refreshed());
    assertEquals("", plan.restart());
    host.plugins.apply(plan, doing -> {});
    assertEquals("1.0.0", host.call("app"));
    assertEquals(List.of(true, false, false), host.plugins.list().stream().map(Plugin::wanted).toList());
  }

  @Test
  void whatIsInstalled_isNeverReplacedForAnother() throws Exception {
    index.add(saying("one", "1.0.0").importing("lib;version=\"[1,2)\""), library("lib", "1.0.0"),
        library("lib", "2.0.0"), saying("two", "1.0.0").importing("lib;version=\"[2,3)\""),
        saying("three", "1.0.0").importing("lib"));
    host.install("one");
    BundleWiring wiring = host.installed("example.lib").get(0).adapt(BundleWiring.class);
    refused("HF-PLUGIN-011", () -> host.install("two"), "example.two 1.0.0", "example.lib 1.0.0", "1.0.0");
    host.install("three");
    assertEquals(List.of("example.lib 1.0.0", "example.one 1.0.0", "example.three 1.0.0"), host.set());
    assertEquals(wiring, host.installed("example.lib").get(0).adapt(BundleWiring.class));
  }

  @Test
  void installedAgain_changesNothing() throws Exception {
    index.add(saying("app", "1.0.0"));
    host.install("app");
    long before = host.installed("example.app").get(0).getBundleId();
    assertTrue(plan("app").isEmpty());
    assertEquals(1, host.install("app").set().number());
    assertEquals(before, host.installed("example.app").get(0).getBundleId());
  }

  @Test
  void dependencyThatIsAskedFor_staysWhenItsDependentGoes() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), saying("lib", "1.0.0").exporting("lib"));
    host.install("app");
    assertEquals(List.of(), host.install("lib").done());
    host.remove("app");
    assertEquals(List.of("example.lib 1.0.0"), host.set());
  }

  @Test
  void severalAtOnce_comeTogetherOrNotAtAll() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0").importing("nowhere"));
    refused("HF-PLUGIN-010", () -> host.install("one", "two"), "example.two 1.0.0", "the package nowhere");
    host.install("one", "example.one");
    assertEquals(List.of("example.one 1.0.0"), host.set());
  }

  @Test
  void olderVersion_isInstalledWhenItIsAskedFor() throws Exception {
    index.add(saying("app", "1.0.0"), saying("app", "2.0.0"));
    host.install("app");
    assertEquals(List.of("UPDATE example.app 2.0.0->1.0.0"), steps(plan("app@1.0.0")));
    host.install("app@1.0.0");
    assertEquals("1.0.0", host.call("app"));
  }

  @Test
  void file_isInstalledWithWhatTheIndexHasForIt() throws Exception {
    index.add(library("lib", "1.0.0"));
    saying("app", "1.0.0").importing("lib").write(folder.resolve("app.jar"));
    host.change(new PluginChange.InstallFile(folder.resolve("app.jar")));
    Files.delete(folder.resolve("app.jar"));
    host.restart();
    assertEquals("1.0.0", host.call("app"));
    assertEquals(List.of("example.app 1.0.0", "example.lib 1.0.0"), host.set());
  }

  @Test
  void twoDependencies_wantingTwoVersionsOfOneBundle_areOneConflict() throws Exception {
    index.add(saying("one", "1.0.0").importing("lib;version=\"[1,2)\""), library("lib", "1.0.0"),
        library("lib", "2.0.0"), saying("two", "1.0.0").importing("lib;version=\"[2,3)\""));
    refused("HF-PLUGIN-011", () -> host.install("one", "two"), "example.one 1.0.0", "example.lib 2.0.0");
    refused("HF-PLUGIN-014", () -> host.install("example.lib@1.0.0", "example.lib@2.0.0"), "example.lib 1.0.0",
        "example.lib 2.0.0");
  }
}
