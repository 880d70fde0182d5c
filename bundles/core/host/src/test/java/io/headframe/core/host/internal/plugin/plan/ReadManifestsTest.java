package io.headframe.core.host.internal.plugin.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** While somebody plans, the manifests that are read for it are seen by nobody else. */
class ReadManifestsTest extends WithIndex {

  @Test
  void jarThatIsOnlyPlanned_isNoProviderForOthers() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), library("lib", "1.0.0"));
    Path newer = folder.resolve("newer.jar");
    saying("lib", "2.0.0").exporting("lib;version=2.0.0").write(newer);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService planner = Executors.newSingleThreadExecutor();
    Future<Integer> planned = planner.submit(() -> {
      int plans = 0;
      for (; !stop.get() || plans == 0; plans++) {
        host.plugins.plan(new PluginChange.InstallFile(newer));
      }
      return plans;
    });
    for (int round = 0; round < 10; round++) {
      host.install("app");
      assertEquals(List.of("example.app 1.0.0", "example.lib 1.0.0"), host.set());
      Bundle app = host.installed("example.app").get(0);
      assertEquals(List.of("1.0.0"), app.adapt(BundleWiring.class)
          .getRequiredWires("osgi.wiring.package").stream()
          .filter(wire -> "lib".equals(wire.getCapability().getAttributes().get("osgi.wiring.package")))
          .map(wire -> wire.getProvider().getVersion().toString()).toList());
      host.remove("app");
    }
    stop.set(true);
    planned.get();
    planner.shutdown();
    assertEquals(2, host.context.getBundles().length, "the framework and Declarative Services");
  }
}
