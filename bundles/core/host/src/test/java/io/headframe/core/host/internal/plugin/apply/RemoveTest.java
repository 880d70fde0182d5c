package io.headframe.core.host.internal.plugin.apply;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.method.Lease;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

class RemoveTest extends WithIndex {

  @Test
  void plugin_isGone() throws Exception {
    index.add(saying("app", "1.0.0"));
    host.install("app");
    assertEquals(List.of("removed example.app 1.0.0"), host.remove("app").done());
    assertThrows(HeadframeException.class, () -> host.call("app"));
    await("the bundle to go", () -> host.installed("example.app").isEmpty());
    assertEquals(List.of(), host.set());
  }

  @Test
  void whatOthersNeed_staysAndBothAreNamed() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), saying("lib", "1.0.0").exporting("lib"));
    host.install("app");
    refused("HF-PLUGIN-013", () -> host.remove("lib"), "example.lib 1.0.0 cannot be removed because example.app 1.0.0"
        + " needs the package lib", "headframe plugin remove example.lib example.app");
    host.remove("lib", "app");
    assertEquals(List.of(), host.set());
  }

  @Test
  void whatOnlyItNeeded_goesToo_inOnePlan() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), library("lib", "1.0.0").importing("deep"),
        library("deep", "1.0.0"), saying("other", "1.0.0").importing("shared"),
        library("shared", "1.0.0"));
    host.install("app", "other");
    PluginPlan plan = host.plugins.plan(new PluginChange.Remove(List.of("app")));
    assertEquals(List.of("REMOVE example.app 1.0.0->", "REMOVE example.deep 1.0.0->", "REMOVE example.lib 1.0.0->"),
        steps(plan));
    assertEquals("nobody needs it any more", plan.steps().get(1).why());
    assertEquals("", plan.restart());
    host.plugins.apply(plan, doing -> {});
    assertEquals(List.of("example.other 1.0.0", "example.shared 1.0.0"), host.set());
    await("the libraries to go", () -> host.installed("example.deep").isEmpty());
  }

  @Test
  void whatAnotherStillNeeds_stays() throws Exception {
    index.add(saying("one", "1.0.0").importing("lib"), saying("two", "1.0.0").importing("lib"),
        library("lib", "1.0.0"));
    host.install("one", "two");
    host.remove("one");
    assertEquals(List.of("example.lib 1.0.0", "example.two 1.0.0"), host.set());
    host.remove("two");
    assertEquals(List.of(), host.set());
  }

  @Test
  void runningCall_keepsWhatItIsLinkedTo_untilItEnds() throws Exception {
    index.add(saying("zebra", "1.0.0").importing("lib"), library("lib", "1.0.0"));
    host.install("zebra");
    Bundle zebra = host.installed("example.zebra").get(0);
    try (Lease<?> held = host.techniques.lease(Supplier.class, "zebra")) {
      assertEquals(List.of("removed example.lib 1.0.0", "removed example.zebra 1.0.0; 1 running call ends on it"),
          host.remove("zebra").done());
      assertEquals("1.0.0", ((Supplier<?>) held.get()).get());
      assertEquals(Bundle.ACTIVE, zebra.getState());
      assertTrue(zebra.adapt(BundleWiring.class).isInUse());
    }
    await("the caller's bundle to go", () -> host.installed("example.zebra").isEmpty());
    host.install("zebra");
    assertEquals("1.0.0", host.call("zebra"));
  }

  @Test
  void bundleOfTheDistribution_cannotBeRemoved() throws Exception {
    distribute(saying("base", "1.0.0"));
    refused("HF-PLUGIN-004", () -> host.remove("base"), "example.base");
  }

  @Test
  void overridingPlugin_takesThePlaceOfTheDistribution_whichReturns() throws Exception {
    Bundle base = distribute(saying("base", "1.0.0"));
    index.add(saying("base", "1.1.0"), saying("base", "1.2.0"));
    assertEquals("1.0.0", host.call("base"));
    PluginPlan plan = plan("base@1.1.0");
    assertEquals(List.of("example.base 1.0.0"), plan.stopped());
    host.plugins.apply(plan, doing -> {});
    assertEquals("1.1.0", host.call("base"));
    assertEquals(Bundle.RESOLVED, base.getState());
    host.update("base");
    assertEquals("1.2.0", host.call("base"));
    host.restart();
    assertEquals("1.2.0", host.call("base"));
    assertEquals(Bundle.RESOLVED, base.getState());
    assertEquals(List.of("replaced example.base 1.2.0 by 1.0.0"), host.remove("base").done());
    assertEquals("1.0.0", host.call("base"));
    assertEquals(Bundle.ACTIVE, base.getState());
  }

  @Test
  void plugin_goes_evenIfWhatItReplacedDoesNotComeUp() throws Exception {
    Bundle base = distribute(saying("base", "1.0.0"));
    index.add(saying("base", "1.1.0"));
    host.install("base");
    base.uninstall();
    assertEquals(List.of("removed example.base 1.1.0"), host.remove("base").done());
    assertEquals(List.of(), host.set());
    assertThrows(HeadframeException.class, () -> host.call("base"));
  }

  @Test
  void updateOfABundleOfTheDistribution_isAPluginOverIt() throws Exception {
    distribute(saying("base", "1.0.0"));
    index.add(saying("base", "1.1.0"));
    host.update("base");
    assertEquals("1.1.0", host.call("base"));
    host.rollBack(0);
    assertEquals("1.0.0", host.call("base"));
  }

  @Test
  void bundleThatOthersAreBuiltOn_isNotOverridden() throws Exception {
    distribute(saying("base", "1.0.0").exporting("base"));
    index.add(saying("base", "1.1.0"));
    String sentence = refused("HF-PLUGIN-016", () -> host.install("base"), "example.base 1.1.0", "example.base 1.0.0");
    assertTrue(sentence.contains("use a distribution"));
  }
}
