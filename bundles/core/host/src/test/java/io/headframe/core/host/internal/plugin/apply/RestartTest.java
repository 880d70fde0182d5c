package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.internal.sample.Ailing;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSets.Past;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that cannot be made while the bundles run that they concern. */
class RestartTest extends WithIndex {

  @BeforeEach
  void installPair() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib;version=\"[1,3)\""), saying("lib", "1.0.0").exporting("lib"
        + ";version=1"), saying("other", "1.0.0"));
    host.install("app", "lib", "other");
  }

  private static PluginBuilder nextLibrary() {
    return saying("lib", "2.0.0").exporting("lib;version=2");
  }

  @Test
  void libraryOfOthers_isReplacedAtTheNextStart() throws Exception {
    index.add(nextLibrary());
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of("lib")));
    assertEquals(List.of("example.app"), plan.refreshed());
    assertTrue(plan.restart().contains("example.lib") && plan.restart().contains("example.app"), plan.restart());
    assertEquals(List.of(), host.plugins.apply(plan, doing -> {}).done());
    assertEquals("1.0.0", host.call("lib"), "nothing is exchanged under those that run");
    Plugin waiting =
        host.plugins.list().stream().filter(each -> each.bundle().equals("example.lib")).findFirst().orElseThrow();
    assertEquals("2.0.0 takes effect with a restart", waiting.problem());
    assertTrue(host.sentences.isEmpty(), host.sentences.toString());
    host.restart();
    assertEquals("2.0.0", host.call("lib"));
    assertEquals("1.0.0", host.call("app"));
    assertEquals(false, host.plugins.current().untried());
    assertEquals(List.of("", "", ""), host.plugins.list().stream().map(Plugin::problem).toList());
  }

  @Test
  void setThatDoesNotComeUp_isLeftForTheOneBefore_withTheReason() throws Exception {
    index.add(new PluginBuilder("example.lib", "2.0.0").exporting("lib;version=2")
        .component(Ailing.class, Supplier.class, "lib").method("lib"));
    host.update("lib");
    host.restart();
    assertEquals("1.0.0", host.call("lib"));
    assertEquals("1.0.0", host.call("app"));
    assertEquals(List.of("example.app 1.0.0", "example.lib 1.0.0", "example.other 1.0.0"), host.set());
    Past back = host.plugins.history().stream().filter(past -> past.set() == 3).findFirst().orElseThrow();
    assertEquals("automatic return to set 1", back.command());
    assertTrue(back.reason().contains("example.lib 2.0.0 does not pass its own health check")
        && back.reason().contains("HF-PLUGIN-038"), back.reason());
    assertTrue(host.plugins.history().stream().anyMatch(Past::refused));
    host.restart();
    assertEquals("1.0.0", host.call("lib"));
    assertEquals(3, host.plugins.current().number());
  }

  @Test
  void changesOnTopOfAWaitingSet_waitToo() throws Exception {
    index.add(nextLibrary(), saying("more", "1.0.0").importing("lib;version=\"[2,3)\""));
    host.update("lib");
    PluginPlan plan = plan("more");
    assertEquals(List.of("INSTALL example.more ->1.0.0"), steps(plan));
    assertTrue(plan.restart().contains("set 2"), plan.restart());
    host.plugins.apply(plan, doing -> {});
    assertEquals("1.0.0", host.call("lib"));
    host.restart();
    assertEquals("2.0.0 1.0.0", host.call("lib") + " " + host.call("more"));
  }

  @Test
  void severalWaitingSets_areAllLeft_ifTheLastDoesNotComeUp() throws Exception {
    index.add(new PluginBuilder("example.lib", "2.0.0").exporting("lib;version=2")
        .component(Refusing.class, Supplier.class, "lib").method("lib"), saying("more", "1.0.0"));
    host.update("lib");
    host.install("more");
    host.restart();
    assertEquals(List.of("example.app 1.0.0", "example.lib 1.0.0", "example.other 1.0.0"), host.set());
    assertEquals("1.0.0", host.call("lib"));
  }

  @Test
  void waitingSet_canBeTakenBack() throws Exception {
    index.add(nextLibrary());
    host.update("lib");
    host.rollBack(1);
    assertEquals("1.0.0", host.call("lib"));
    host.restart();
    assertEquals("1.0.0", host.call("lib"));
  }

  @Test
  void capabilityThatOthersAreWiredTo_isNotExchangedUnderThem() throws Exception {
    index.add(saying("cup", "1.0.0").needing("example.tea"),
        saying("tea", "1.0.0").providing("example.tea"));
    host.install("cup");
    index.add(saying("tea", "2.0.0").providing("example.tea"));
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of("tea")));
    assertEquals(List.of("example.cup"), plan.refreshed());
    assertTrue(plan.restart().contains("example.cup"), plan.restart());
    host.plugins.apply(plan, doing -> {});
    host.restart();
    assertEquals("2.0.0", host.call("tea"));
  }

  @Test
  void libraryThatNobodyIsWiredTo_isReplacedAtOnce() throws Exception {
    host.remove("app");
    index.add(nextLibrary());
    PluginPlan plan = host.plugins.plan(new PluginChange.Update(List.of("lib")));
    assertEquals("", plan.restart());
    host.plugins.apply(plan, doing -> {});
    assertEquals("2.0.0", host.call("lib"));
  }

  @Test
  void brokenPluginAtAStart_isLeftOutAlone_whateverItsName() throws Exception {
    index.add(new PluginBuilder("example.zebra", "1.0.0").component(io.headframe.core.host.internal.sample.Saying.class,
        Supplier.class, "zebra").method("zebra").importing("org.osgi.framework").exporting("zebra"),
        saying("aardvark", "1.0.0").importing("zebra"));
    host.install("aardvark", "zebra");
    host.plugins.close();
    java.nio.file.Path profiles = host.framework.home().resolve("profiles");
    String set = java.nio.file.Files.readString(profiles.resolve("2.json"));
    String sha256 = host.plugins.current().plugin("example.other").orElseThrow().sha256();
    java.nio.file.Files.writeString(profiles.resolve("2.json"), set.replace(sha256, "0".repeat(64)));
    host.restart();
    assertEquals("1.0.0 1.0.0 1.0.0", host.call("aardvark") + " " + host.call("zebra") + " " + host.call("app"));
    List<String> problems = host.plugins.list().stream().map(Plugin::problem).filter(each -> !each.isEmpty()).toList();
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("HF-PLUGIN-024"), problems.toString());
  }
}
