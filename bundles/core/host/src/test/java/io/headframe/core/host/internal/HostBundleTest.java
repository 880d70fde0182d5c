package io.headframe.core.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestFramework;
import io.headframe.core.host.internal.sample.Greeting;
import io.headframe.core.host.internal.sample.Tea;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The bundle as it is built, wired by Declarative Services. */
class HostBundleTest {

  @TempDir
  private Path folder;

  /** As the launcher does it: bundles are started one by one in a framework that runs, the host before others. */
  @Test
  void pluginThatNeedsALaterBundle_isThereWhenTheLauncherIsReady() throws Exception {
    TestFramework framework = new TestFramework(folder);
    Path plugins = Files.createDirectories(framework.home().resolve("plugins"));
    plugin("example.early").component(Greeting.class, Supplier.class, "early").write(plugins.resolve("early.jar"));
    plugin("example.late").component(Greeting.class, Supplier.class, "late",
        "<reference name=\"tea\" interface=\"java.lang.Runnable\"/>").write(plugins.resolve("late.jar"));
    Path provider = folder.resolve("provider.jar");
    plugin("example.provider").component(Tea.class, Runnable.class, "tea").write(provider);
    framework.install(Path.of("target/classes").toAbsolutePath().toUri().toString()).start();
    framework.install(provider.toUri().toString()).start();
    framework.ready();
    assertTrue(active(framework, "example.early"));
    assertTrue(active(framework, "example.late"), "the main task may call it at once");
    framework.close();
  }

  private static PluginBuilder plugin(String name) throws ClassNotFoundException {
    return new PluginBuilder(name, "1.0.0").with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  private static boolean active(TestFramework framework, String name) {
    return Stream.of(framework.context().getBundles())
        .anyMatch(bundle -> bundle.getSymbolicName().equals(name) && bundle.getState() == Bundle.ACTIVE);
  }

  @Test
  void everyService_comesUp_andTheFolderIsMade() throws Exception {
    TestFramework framework = new TestFramework(folder);
    Path classes = Path.of("target/classes").toAbsolutePath();
    Bundle host = framework.install(classes.toUri().toString());
    host.start();
    assertEquals(Bundle.ACTIVE, host.getState());
    for (String service : List.of("host.Breakers", "host.Claims", "host.Lanes", "host.Methods", "host.Runs",
        "host.Usage", "host.plugin.Plugins", "host.plugin.PluginSets", "host.plugin.PluginIndexes",
        "method.Leases")) {
      ServiceReference<?>[] references =
          framework.context().getAllServiceReferences("io.headframe.core." + service, null);
      assertNotNull(references, service);
      assertNotNull(framework.context().getService(references[0]), service);
    }
    assertTrue(Files.isDirectory(framework.home().resolve("plugins")));
    framework.close();
  }
}
