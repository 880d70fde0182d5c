package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.internal.sample.Ailing;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginSets.Past;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RollBackTest extends WithIndex {

  @Test
  void backAndForth_digestByDigest_withoutIndexAndNetwork() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    host.install("one");
    host.install("two");
    index.add(saying("one", "2.0.0"));
    host.update();
    var newest = host.plugins.current().plugins();
    host.indexes.remove(index.file().toString());
    for (String version : List.of("1.0.0", "2.0.0")) {
      Files.delete(index.jar("example.one", version));
    }
    assertEquals(4, host.rollBack(1).set().number());
    assertEquals(List.of("example.one 1.0.0"), host.set());
    assertEquals("1.0.0", host.call("one"));
    host.rollBack(3);
    assertEquals(newest, host.plugins.current().plugins());
    assertEquals("2.0.0", host.call("one"));
    assertEquals("1.0.0", host.call("two"));
    host.rollBack(0);
    assertEquals(List.of(), host.set());
  }

  @Test
  void withoutNumber_isTheSetBefore() throws Exception {
    index.add(saying("one", "1.0.0"));
    host.install("one");
    host.change(new PluginChange.RollBack(OptionalInt.empty()));
    assertEquals(List.of(), host.set());
  }

  @Test
  void whoWasAskedFor_isRolledBackToo() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), saying("lib", "1.0.0").exporting("lib"));
    host.install("app");
    var first = host.plugins.current().plugins();
    host.install("lib");
    host.rollBack(1);
    assertEquals(first, host.plugins.current().plugins());
  }

  @Test
  void setThatNeverWas_isRefused() {
    refused("HF-PLUGIN-034", () -> host.rollBack(7), "7", "headframe plugin history");
    refused("HF-PLUGIN-034", () -> host.change(new PluginChange.RollBack(OptionalInt.empty())), "history");
  }

  @Test
  void sickVersion_isRefused_theOldOneStays_andTheHistorySaysWhy() throws Exception {
    index.add(saying("app", "1.0.0"));
    host.install("app");
    index.add(new PluginBuilder("example.app", "2.0.0").component(Ailing.class, Supplier.class, "app").method("app"));
    String sentence = refused("HF-PLUGIN-038", () -> host.update("app"), "example.app 2.0.0", "'app'",
        "the sum of 1 and 1 came out as 3");
    assertEquals("1.0.0", host.call("app"));
    assertEquals(1, host.installed("example.app").size());
    Past refusal = host.plugins.history().get(0);
    assertEquals(new Past(refusal.when(), 1, "update app", List.of(), true, sentence + " [HF-PLUGIN-038]"), refusal);
    host.restart();
    assertEquals("1.0.0", host.call("app"));
  }

  @Test
  void versionThatDoesNotStart_undoesEverythingThatCameWithIt() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    host.install("one", "two");
    index.add(saying("one", "2.0.0"), new PluginBuilder("example.two", "2.0.0")
        .component(Refusing.class, Supplier.class, "two").method("two"));
    HeadframeException refusal = assertThrows(HeadframeException.class, () -> host.update());
    assertEquals("HF-HOST-003", refusal.id(), refusal.getMessage());
    assertEquals("1.0.0", host.call("one"));
    assertEquals("1.0.0", host.call("two"));
    assertEquals(1, host.installed("example.one").size());
    assertEquals(List.of("example.one 1.0.0", "example.two 1.0.0"), host.set());
  }

  @Test
  void outdatedPlan_isRefused() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    var plan = plan("one");
    host.install("two");
    refused("HF-PLUGIN-030", () -> host.plugins.apply(plan, doing -> {}), "set 0", "set is 1");
  }

  @Test
  void damagedSet_isNamed_andRollBackLeadsOut() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    host.install("one");
    host.install("two");
    Files.writeString(host.framework.home().resolve("profiles/2.json"), "{\"number\": 2, \"plug");
    HeadframeException damaged = assertThrows(HeadframeException.class, () -> host.plugins.current());
    assertEquals("HF-PLUGIN-036", damaged.id());
    host.restart();
    host.rollBack(1);
    assertEquals("1.0.0", host.call("one"));
    assertEquals(List.of("example.one 1.0.0"), host.set());
    host.install("two");
    assertEquals("1.0.0", host.call("two"));
  }

  @Test
  void damagedSetOfThePast_disturbsNoChange() throws Exception {
    index.add(saying("one", "1.0.0"), saying("two", "1.0.0"));
    host.install("one");
    Files.writeString(host.framework.home().resolve("profiles/1.json"), "");
    host.restart();
    host.rollBack(0);
    host.install("two");
    assertEquals("1.0.0", host.call("two"));
    assertEquals(List.of("example.two 1.0.0"), host.set());
    assertEquals(2, host.plugins.history().size(), "the damaged set is left out");
  }
}
