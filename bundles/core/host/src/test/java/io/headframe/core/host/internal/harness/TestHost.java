package io.headframe.core.host.internal.harness;

import io.headframe.core.host.internal.claim.ClaimChecks;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.lane.LaneThreads;
import io.headframe.core.host.internal.parameter.InstalledMethods;
import io.headframe.core.host.internal.plugin.InstalledPlugins;
import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.plugin.index.Indexes;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.LaneRuns;
import io.headframe.core.host.internal.usage.MeasuredUsage;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginSets.Applied;
import io.headframe.core.host.plugin.Plugins.Plugin;
import io.headframe.core.method.Lease;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The host in a framework, wired by hand as Declarative Services wires it. */
public final class TestHost {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  public final TestFramework framework;
  public final BundleContext context;
  public final Compartments compartments;
  public final PluginCalls calls;
  public final Techniques techniques;
  public final LaneThreads lanes;
  private int installed;
  public final InstalledMethods methods;
  public final LaneRuns runs;
  public final MeasuredUsage usage;
  public final ClaimChecks claims;
  public final Indexes indexes;
  /** Another one after {@link #restart}. */
  public InstalledPlugins plugins;
  public final List<String> sentences = new CopyOnWriteArrayList<>();
  private final Phases phases;

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
    this(folder, present, phases, new LaneThreads(), Duration.ofSeconds(30));
  }

  /** A host that soon loses patience with plugins. */
  public static TestHost impatient(Path folder) throws Exception {
    return new TestHost(
        folder, List.of(), Phases.UNHEARD, new LaneThreads(IMPATIENT, IMPATIENT), Duration.ofSeconds(2));
  }

  private TestHost(
      Path folder, List<PluginBuilder> present, Phases phases, LaneThreads lanes, Duration deadline)
      throws Exception {
    this.lanes = lanes;
    this.phases = phases;
    framework = new TestFramework(folder);
    context = framework.context();
    framework.ready();
    Path inbox = Files.createDirectories(framework.home().resolve("plugins"));
    for (PluginBuilder plugin : present) {
      plugin.write(inbox.resolve(plugin.name() + ".jar"));
    }
    compartments = new Compartments(context);
    calls = new PluginCalls(compartments, deadline, IMPATIENT);
    techniques = new Techniques(context, compartments, calls);
    methods = new InstalledMethods(techniques);
    usage = new MeasuredUsage(compartments, techniques);
    runs = new LaneRuns(context, techniques, compartments, lanes);
    claims = new ClaimChecks(context, techniques, compartments, lanes);
    indexes = new Indexes(context);
    plugins = new InstalledPlugins(context, techniques, indexes, calls, phases);
    plugins.listen(sentences::add);
  }

  /** What a restart of the process is for plugins: those of before are gone, and the bundles of the others run. */
  public void restart() throws Exception {
    plugins.close();
    for (Bundle bundle : context.getBundles()) {
      if (!bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION) && bundle.getState() == Bundle.RESOLVED) {
        bundle.start(Bundle.START_TRANSIENT);
      }
    }
    plugins = new InstalledPlugins(context, techniques, indexes, calls, phases);
    plugins.listen(sentences::add);
  }

  /** Plans and applies at once. */
  public Applied change(PluginChange change) {
    return plugins.apply(plugins.plan(change), doing -> {});
  }

  public Applied install(String... names) {
    return change(new PluginChange.Install(List.of(names)));
  }

  public Applied update(String... names) {
    return change(new PluginChange.Update(List.of(names)));
  }

  public Applied remove(String... names) {
    return change(new PluginChange.Remove(List.of(names)));
  }

  public Applied rollBack(int number) {
    return change(new PluginChange.RollBack(OptionalInt.of(number)));
  }

  /** The plugins of the current set, each with its version. */
  public List<String> set() {
    return plugins.current().plugins().stream().map(Object::toString).toList();
  }

  /** What a technique that is a supplier says. */
  public Object call(String id) {
    try (Lease<?> lease = techniques.lease(Supplier.class, id)) {
      return ((Supplier<?>) lease.get()).get();
    }
  }

  public Path jar(String file) {
    return plugins.folder().resolve(file);
  }

  /** Registers a technique that belongs to the framework itself. */
  public <T> void register(Class<T> type, String id, T technique) {
    context.registerService(type, technique, new Hashtable<>(java.util.Map.of("headframe.id", id)));
  }

  /** Installs and starts a bundle without the folder. */
  public Bundle start(PluginBuilder plugin) throws Exception {
    Bundle bundle = install(plugin);
    bundle.start();
    return bundle;
  }

  /** Installs a bundle without the folder. */
  public Bundle install(PluginBuilder plugin) throws Exception {
    return context.installBundle("test:" + installed++, new ByteArrayInputStream(plugin.bytes()));
  }

  public Plugin plugin(String file) {
    return listed(file).orElse(null);
  }

  /** One look: between two, a plugin that is being exchanged may not be listed for a moment. */
  private Optional<Plugin> listed(String file) {
    return plugins.list().stream().filter(plugin -> plugin.file().equals(file)).findFirst();
  }

  public void awaitVersion(String file, String version) {
    await("version " + version + " of " + file,
        () -> listed(file).map(Plugin::version).filter(version::equals).isPresent());
  }

  public String awaitProblem(String file) {
    String[] problem = {""};
    await("a problem of " + file, () -> {
      problem[0] = listed(file).map(Plugin::problem).orElse("");
      return !problem[0].isEmpty();
    });
    return problem[0];
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
    compartments.close();
    framework.close();
  }
}
