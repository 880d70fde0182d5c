package io.headframe.core.host.internal.plugin;

import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.plugin.apply.Deployment;
import io.headframe.core.host.internal.plugin.apply.HealthReport;
import io.headframe.core.host.internal.plugin.folder.Announcements;
import io.headframe.core.host.internal.plugin.folder.Dropped;
import io.headframe.core.host.internal.plugin.folder.FolderWatch;
import io.headframe.core.host.internal.plugin.folder.PluginFolder;
import io.headframe.core.host.internal.plugin.index.Indexes;
import io.headframe.core.host.internal.plugin.plan.Plans;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.internal.plugin.profile.LockFile;
import io.headframe.core.host.internal.plugin.profile.Refusals;
import io.headframe.core.host.internal.plugin.profile.SetStore;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.host.plugin.PluginSets;
import io.headframe.core.host.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The plugins of this home. Once the launcher says that every bundle has started, because a plugin may need any of
 * them, the current set comes up, then what lies in the folder; then the folder and the sets are watched.
 */
@Component(immediate = true, service = {Plugins.class, PluginSets.class})
public final class InstalledPlugins implements Plugins, PluginSets {

  /** The service by which launchers tell that every bundle has started, before they call the main task. */
  private static final String READY = "(launcher.ready=true)";
  private static final long STOP_SECONDS = 3;

  private final Announcements announcements = new Announcements();
  private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, InstalledPlugins::thread);
  private final Map<Entry, String> problems = new ConcurrentHashMap<>();
  private final JarStore jars;
  private final SetStore sets;
  private final Refusals refusals;
  private final Deployment deployment;
  private final Plans plans;
  private final Changes changes;
  private final HealthReport health;
  private final PluginFolder folder;
  private final FolderWatch others;
  private final ServiceTracker<Object, Boolean> launcher;
  private final AtomicBoolean began = new AtomicBoolean();

  /**
   * Waits for the launcher.
   *
   * @param context tells the home, and where bundles go
   * @param techniques where techniques become callable
   * @param indexes where plugins are found
   * @param calls start, stop and ask plugins
   * @throws IOException if the folders cannot be made
   */
  @Activate
  public InstalledPlugins(
      BundleContext context,
      @Reference Techniques techniques,
      @Reference Indexes indexes,
      @Reference PluginCalls calls)
      throws IOException {
    this(context, techniques, indexes, calls, Phases.UNHEARD);
  }

  /**
   * As above.
   *
   * @param phases hears how far changes are
   * @throws IOException if the folders cannot be made
   */
  public InstalledPlugins(
      BundleContext context, Techniques techniques, Indexes indexes, PluginCalls calls, Phases phases)
      throws IOException {
    Path home = Home.of(context);
    worker.setRemoveOnCancelPolicy(true);
    this.jars = new JarStore(home.resolve("store"));
    this.sets = new SetStore(Files.createDirectories(home.resolve("profiles")), jars, phases);
    this.refusals = new Refusals(sets.folder());
    this.deployment = new Deployment(context, techniques, calls, worker, phases);
    this.plans = new Plans(context, indexes, jars, sets, deployment);
    this.changes = new Changes(sets, jars, refusals, plans, deployment, phases);
    this.health = new HealthReport(techniques, calls);
    this.folder = new PluginFolder(home.resolve("plugins"), jars, new FromFolder(), announcements, worker);
    this.others = new FolderWatch(sets.folder(), names -> worker.execute(() -> changes.follow(announcements::tell)));
    deployment.clear();
    this.launcher = new ServiceTracker<>(context, ready(), null) {
      @Override
      public Boolean addingService(ServiceReference<Object> reference) {
        begin();
        return true;
      }
    };
    launcher.open();
  }

  private void begin() {
    if (began.compareAndSet(false, true)) {
      changes.start((entry, problem) -> {
        problems.put(entry, problem);
        announcements.tell(entry + " is not in use: " + problem);
      }, announcements::tell);
      // A thread that a lease's end starts would inherit from the plugin that ends it.
      worker.prestartAllCoreThreads();
      folder.begin();
      others.start();
    }
  }

  private static Filter ready() {
    try {
      return FrameworkUtil.createFilter(READY);
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Stops to watch. What is installed stays; a change that is being made is made to its end, for some seconds. */
  @Deactivate
  public void close() throws IOException {
    launcher.close();
    folder.close();
    others.close();
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    worker.shutdown();
    try {
      worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
  }

  @Override
  public Path folder() {
    return folder.folder();
  }

  @Override
  public List<Plugin> list() {
    List<Plugin> list = new ArrayList<>();
    Map<String, String> files = folder.problems();
    Map<String, Deployment.Live> live = deployment.live();
    PluginSet set = sets.readable();
    live.forEach((name, running) -> {
      String problem = files.getOrDefault(running.entry().file(), set.untried() ? waiting(set, running.entry()) : "");
      list.add(shown(running.entry(), deployment.methods(running.bundle()), problem));
    });
    for (Entry entry : set.plugins()) {
      String problem = set.untried() ? "takes effect with a restart" : problems.get(entry);
      if (!live.containsKey(entry.bundle()) && problem != null) {
        list.add(shown(entry, List.of(), problem));
      }
    }
    list.sort(Comparator.comparing(Plugin::bundle));
    files.forEach((file, problem) -> {
      if (set.plugins().stream().noneMatch(entry -> entry.file().equals(file))) {
        list.add(new Plugin(file, "", "", "", folder().resolve(file).toString(), true, List.of(), problem));
      }
    });
    return list;
  }

  private static Plugin shown(Entry entry, List<String> methods, String problem) {
    return new Plugin(entry.file(), entry.bundle(), entry.version(), entry.sha256(), entry.source(), entry.wanted(),
        methods, problem);
  }

  private static String waiting(PluginSet set, Entry running) {
    return set.plugin(running.bundle())
        .map(next -> next.sha256().equals(running.sha256()) ? "" : next.version() + " takes effect with a restart")
        .orElse("goes with a restart");
  }

  @Override
  public AutoCloseable listen(Consumer<String> listener) {
    return announcements.listen(listener);
  }

  @Override
  public List<Health> checkHealth(List<String> names) {
    return health.of(names);
  }

  @Override
  public PluginSet current() {
    return sets.current();
  }

  @Override
  public PluginPlan plan(PluginChange change) {
    changes.follow(announcements::tell);
    return plans.plan(change);
  }

  @Override
  public Applied apply(PluginPlan plan, Consumer<String> progress) {
    return changes.apply(plan, progress);
  }

  @Override
  public List<Past> history() {
    List<Past> past = new ArrayList<>();
    for (int number : sets.numbers()) {
      if (!sets.isReadable(number)) {
        continue;
      }
      PluginSet set = sets.read(number);
      past.add(new Past(set.created(), number, set.command(), set.plugins(), false, set.reason()));
    }
    for (Refusals.Refusal refusal : refusals.list()) {
      past.add(new Past(refusal.when(), refusal.stayed(), refusal.command(), List.of(), true, refusal.reason()));
    }
    past.sort(Comparator.comparing(Past::when).reversed());
    return past;
  }

  @Override
  public List<Path> jars() {
    return sets.current().plugins().stream().map(jars::require).toList();
  }

  @Override
  public void lock(Path file, Path copies) {
    LockFile.write(sets.current(), file, copies, jars);
  }

  private final class FromFolder implements Dropped {

    @Override
    public PluginSet current() {
      return sets.current();
    }

    @Override
    public List<String> install(Path file, String sha256) {
      return changes.apply(() -> plans.planDropped(file, sha256), doing -> {}).done();
    }

    @Override
    public List<String> remove(String file) {
      return changes.apply(() -> plans.planDeleted(file), doing -> {}).done();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "headframe-plugins", 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
