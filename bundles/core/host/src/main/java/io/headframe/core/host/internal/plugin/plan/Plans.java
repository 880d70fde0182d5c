package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.apply.Deployment;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.internal.plugin.index.Indexes;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.internal.plugin.profile.LockFile;
import io.headframe.core.host.internal.plugin.profile.PluginJar;
import io.headframe.core.host.internal.plugin.profile.SetStore;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.resolver.Resolver;

/** Works out what changes would do. Any thread may ask. */
public final class Plans {

  private final BundleContext context;
  private final Indexes indexes;
  private final JarStore jars;
  private final SetStore sets;
  private final Deployment deployment;
  private final JarReader reader;

  /**
   * @param context of the host
   * @param indexes where bundles are found
   * @param jars what is there of them
   * @param sets what is in use
   * @param deployment what runs
   */
  public Plans(BundleContext context, Indexes indexes, JarStore jars, SetStore sets, Deployment deployment) {
    this.context = context;
    this.indexes = indexes;
    this.jars = jars;
    this.sets = sets;
    this.deployment = deployment;
    this.reader = new JarReader(context);
  }

  /**
   * Makes a plan.
   *
   * @throws HeadframeException if it cannot be done
   */
  public PluginPlan plan(PluginChange change) {
    PluginSet current = change instanceof PluginChange.RollBack ? sets.readable() : sets.current();
    Platform platform = platform(current);
    Selector selector = new Selector(current, platform);
    List<String> notes = new ArrayList<>();
    if (change instanceof PluginChange.Install install) {
      List<BundleResource> index = indexes.read(notes);
      return planner(current, platform, index).plan(change, selector.install(install.names(), index, notes));
    }
    if (change instanceof PluginChange.Update update) {
      List<BundleResource> index = indexes.read(notes);
      return planner(current, platform, index).plan(change, selector.update(update.names(), index, notes));
    }
    if (change instanceof PluginChange.Remove remove) {
      return planner(current, platform, List.of()).plan(change, selector.remove(remove.names()));
    }
    if (change instanceof PluginChange.RollBack back) {
      PluginSet earlier = sets.read(back.number().orElseGet(() -> before(current)));
      Selection selection = selector.exactly(earlier.plugins(), this::read, "as in set " + earlier.number());
      return planner(current, platform, List.of()).plan(change, selection);
    }
    if (change instanceof PluginChange.Frozen frozen) {
      List<Entry> entries = LockFile.read(frozen.lock(), jars);
      Selection selection = selector.exactly(entries, this::read, "as locked");
      return planner(current, platform, List.of()).plan(change, selection);
    }
    PluginChange.InstallFile install = (PluginChange.InstallFile) change;
    return planJar(change, stored(install.file()), "", current.folder());
  }

  /** A jar of the folder, which lies in the store already. */
  public PluginPlan planDropped(Path file, String sha256) {
    String name = file.getFileName().toString();
    Map<String, String> folder = new TreeMap<>(sets.current().folder());
    folder.put(name, sha256);
    BundleResource resource = read(jars.path(sha256), sha256, "plugins folder", file.toUri());
    return planJar(new PluginChange.InstallFile(file), resource, name, folder);
  }

  /** A file of the folder is gone. */
  public PluginPlan planDeleted(String file) {
    PluginSet current = sets.current();
    Map<String, String> folder = new TreeMap<>(current.folder());
    folder.remove(file);
    List<String> going =
        current.plugins().stream().filter(entry -> entry.file().equals(file)).map(Entry::bundle).toList();
    Platform platform = platform(current);
    Selection removal = new Selector(current, platform).remove(going);
    return planner(current, platform, List.of()).plan(new PluginChange.Remove(going),
        new Selection(List.of(), removal.going(), true, folder, List.of()));
  }

  private PluginPlan planJar(PluginChange change, BundleResource resource, String file, Map<String, String> folder) {
    PluginSet current = sets.current();
    Platform platform = platform(current);
    Selection selection = new Selector(current, platform).jar(resource, file, folder);
    try {
      return planner(current, platform, List.of()).plan(change, selection);
    } catch (HeadframeException lacking) {
      if (indexes.addresses().isEmpty()) {
        throw lacking;
      }
      // What it lacks may be in an index, which is not fetched where nothing is lacking.
      return planner(current, platform, indexes.read(new ArrayList<>())).plan(change, selection);
    }
  }

  /**
   * Says why bundles of a set do not resolve.
   *
   * @throws HeadframeException always, unless they do resolve
   */
  public void explain(Entry entry) {
    PluginSet nothing = new PluginSet(0, sets.current().created(), "", List.of(), Map.of(), false, "");
    Platform platform = new Platform(context, deployment.bundles());
    planner(nothing, platform, List.of()).plan(new PluginChange.Update(List.of()),
        new Selector(nothing, platform).exactly(List.of(entry), this::read, ""));
  }

  private BundleResource stored(Path file) {
    String shown = file.toString();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new HeadframeException(PluginError.NO_FILE, shown);
    }
    try (JarStore.Copy copy = jars.copy(file)) {
      PluginJar.read(copy.temporary(), shown);
      Path kept = jars.keep(copy);
      return read(kept, copy.sha256(), shown, file.toAbsolutePath().normalize().toUri());
    } catch (PluginJar.Damaged damaged) {
      throw new HeadframeException(damaged, HostError.PLUGIN_DAMAGED, shown, damaged.getMessage());
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NO_FILE, shown);
    }
  }

  private BundleResource read(Entry entry) {
    return read(jars.require(entry), entry.sha256(), entry.source(), URI.create(entry.location()));
  }

  private BundleResource read(Path jar, String sha256, String source, URI location) {
    return deployment.undisturbed(() -> reader.read(jar, sha256, source, location));
  }

  /** Where a set waits for a restart, what runs says nothing about it. */
  private Platform platform(PluginSet current) {
    return new Platform(context, current.untried() ? Map.of() : deployment.bundles());
  }

  private Planner planner(PluginSet current, Platform platform, List<BundleResource> index) {
    ServiceReference<Resolver> reference = context.getServiceReference(Resolver.class);
    return new Planner(context.getService(reference), platform, current, index, this::read);
  }

  private int before(PluginSet current) {
    if (current.number() == 0) {
      throw new HeadframeException(PluginError.NO_SUCH_SET, "before the first");
    }
    return sets.numbers().stream()
        .filter(number -> number < current.number() && sets.isReadable(number))
        .findFirst().orElse(0);
  }
}
