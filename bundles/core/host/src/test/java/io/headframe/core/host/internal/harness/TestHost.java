package io.headframe.core.host.internal.harness;

import io.headframe.core.host.internal.claim.ClaimChecks;
import io.headframe.core.host.internal.lane.LaneThreads;
import io.headframe.core.host.internal.parameter.InstalledMethods;
import io.headframe.core.host.internal.plugin.InstalledPlugins;
import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.plugin.index.Indexes;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.LaneRuns;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The host in a framework, wired by hand as Declarative Services wires it. */
public final class TestHost {

  private static final long PATIENCE_MILLIS = 10_000;

  public final TestFramework framework;
  public final BundleContext context;
  public final Techniques techniques;
  public final LaneThreads lanes = new LaneThreads();
  public final InstalledMethods methods;
  public final LaneRuns runs;
  public final ClaimChecks claims;
  public final Indexes indexes;
  public final InstalledPlugins plugins;
  public final List<String> sentences = new CopyOnWriteArrayList<>();

  public TestHost(Path folder) throws Exception {
    this(folder, List.of());
  }

  /** A host that tells how far changes are. */
  public TestHost(Path folder, Phases phases) throws Exception {
    this(folder, List.of(), phases);
  }

  /** A host whose folder holds plugins before it starts. */
  public TestHost(Path folder, List<PluginBuilder> present) throws Exception {
    this(folder, present, Phases.UNHEARD);
  }

  private TestHost(Path folder, List<PluginBuilder> present, Phases phases) throws Exception {
    framework = new TestFramework(folder);
    context = framework.context();
    framework.ready();
    Path inbox = Files.createDirectories(framework.home().resolve("plugins"));
    for (PluginBuilder plugin : present) {
      plugin.write(inbox.resolve(plugin.name() + ".jar"));
    }
    techniques = new Techniques(context);
    methods = new InstalledMethods(techniques);
    runs = new LaneRuns(context, techniques, lanes);
    claims = new ClaimChecks(context, techniques, lanes);
    indexes = new Indexes(context);
    plugins = new InstalledPlugins(context, techniques, indexes, phases);
    plugins.listen(sentences::add);
  }

  public Path jar(String file) {
    return plugins.folder().resolve(file);
  }

  /** Registers a technique that belongs to the framework itself. */
  public <T> void register(Class<T> type, String id, T technique) {
    context.registerService(type, technique, new Hashtable<>(java.util.Map.of("headframe.id", id)));
  }

  public Plugin plugin(String file) {
    return plugins.list().stream().filter(plugin -> plugin.file().equals(file)).findFirst().orElse(null);
  }

  public void awaitVersion(String file, String version) {
    await("version " + version + " of " + file, () -> plugin(file) != null && plugin(file).version().equals(version));
  }

  public String awaitProblem(String file) {
    await("a problem of " + file, () -> plugin(file) != null && !plugin(file).problem().isEmpty());
    return plugin(file).problem();
  }

  public List<Bundle> installed(String name) {
    return Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName())).toList();
  }

  public static void await(String what, BooleanSupplier condition) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!condition.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  public void close() throws Exception {
    plugins.close();
    lanes.close();
    techniques.close();
    framework.close();
  }
}
