package io.headframe.core.host.internal.inbox;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Plugins.Plugin;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.method.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** Makes the installed plugins follow the files. One thread at a time calls it. */
final class Intake {

  private static final String JAR = ".jar";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Path folder;
  private final JarStore store;
  private final Deployment deployment;
  private final Announcements announcements;
  private final ScheduledExecutorService worker;
  private final Quiet quiet = new Quiet();
  private final Map<String, PluginFile> files = new TreeMap<>();
  private volatile List<Plugin> shown = List.of();

  Intake(
      Path folder,
      JarStore store,
      Deployment deployment,
      Announcements announcements,
      ScheduledExecutorService worker) {
    this.folder = folder;
    this.store = store;
    this.deployment = deployment;
    this.announcements = announcements;
    this.worker = worker;
  }

  /** What is known, by file name. Any thread may ask. */
  List<Plugin> list() {
    return shown;
  }

  /** Looks at every file that is there or was there. */
  void takeAll() {
    Set<String> names = new TreeSet<>(files.keySet());
    try (Stream<Path> present = Files.list(folder)) {
      present.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException failed) {
      announcements.tell("The plugins folder " + folder + " cannot be listed: " + failed);
    }
    take(names);
  }

  /** The refused files, from now on as if they had not been looked at. */
  private Set<String> forgiven() {
    List<PluginFile> refused = files.values().stream().filter(PluginFile::hasProblem).toList();
    refused.forEach(PluginFile::forgive);
    return refused.stream().map(PluginFile::file).collect(Collectors.toSet());
  }

  /** Looks at files: those that are gone first, because another may take their place. */
  void take(Set<String> names) {
    Set<String> jars = names.stream().filter(name -> name.endsWith(JAR)).collect(Collectors.toCollection(TreeSet::new));
    boolean removed = false;
    for (String name : jars) {
      if (!Files.exists(folder.resolve(name)) && files.containsKey(name)) {
        remove(files.remove(name));
        removed = true;
      }
    }
    if (removed) {
      jars.addAll(forgiven());
    }
    for (String name : jars) {
      if (Files.isRegularFile(folder.resolve(name))) {
        offer(name);
      }
    }
    publish();
  }

  private void offer(String name) {
    Path path = folder.resolve(name);
    long begin = System.nanoTime();
    PluginFile file = files.getOrDefault(name, new PluginFile(name));
    try (JarStore.Copy copy = store.copy(path)) {
      List<Object> content = List.of(copy.sha256(), Files.getLastModifiedTime(path));
      if (copy.sha256().equals(file.sha256())) {
        file.refuse("");
      } else if (!file.wasRefused(content)) {
        file.tries(content);
        PluginJar jar = PluginJar.read(copy.temporary(), name);
        install(file, jar, copy, begin);
      }
      quiet.forget(path);
    } catch (NoSuchFileException vanished) {
      quiet.forget(path);
    } catch (PluginJar.Damaged broken) {
      file.forgive();
      waitOrRefuse(file, path, broken);
    } catch (HeadframeException refused) {
      refuse(file, refused);
    } catch (IOException | RuntimeException | LinkageError fault) {
      refuse(file, new HeadframeException(HostError.PLUGIN_UNREADABLE, name, fault.toString()));
    }
  }

  private void install(PluginFile file, PluginJar jar, JarStore.Copy copy, long begin) throws IOException {
    requireOnlyFile(file, jar);
    Bundle before = file.bundle();
    Bundle bundle = deployment.bringUp(store.keep(copy), copy.sha256(), before, file.file());
    List<String> methods = deployment.offered(bundle, Method.class);
    int leases = deployment.takeOver(bundle, before);
    file.use(bundle, copy.sha256(), methods);
    files.put(file.file(), file);
    publish();
    String took = " in " + (System.nanoTime() - begin) / NANOS_PER_MILLI + " ms";
    if (before == null) {
      String what = methods.isEmpty() ? "" : " (method " + String.join(", ", methods) + ")";
      announcements.tell(file.file() + ": installed " + named(bundle) + what + took);
    } else {
      boolean renamed = !before.getSymbolicName().equals(bundle.getSymbolicName());
      String now = renamed ? named(bundle) : bundle.getVersion().toString();
      String running = leases == 0 ? "" : "; " + calls(leases) + " on " + before.getVersion();
      announcements.tell(file.file() + ": replaced " + named(before) + " by " + now + took + running);
    }
  }

  private static String named(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }

  private void requireOnlyFile(PluginFile file, PluginJar jar) {
    for (PluginFile other : files.values()) {
      if (other != file && other.bundle() != null && other.bundle().getSymbolicName().equals(jar.name())) {
        throw new HeadframeException(HostError.PLUGIN_SECOND_FILE, file.file(), jar.name(), other.file());
      }
    }
  }

  private void waitOrRefuse(PluginFile file, Path path, PluginJar.Damaged broken) {
    try {
      if (quiet.is(path)) {
        refuse(file, new HeadframeException(HostError.PLUGIN_DAMAGED, file.file(), broken.getMessage()));
      } else {
        worker.schedule(() -> take(Set.of(file.file())), Quiet.MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException vanished) {
      quiet.forget(path);
    }
  }

  private void refuse(PluginFile file, HeadframeException refused) {
    String why = refused.getMessage();
    String stays = file.bundle() == null ? "" : " " + named(file.bundle()) + " stays in use.";
    String sentence =
        (why.startsWith(file.file()) ? why : file.file() + ": " + why) + stays + " (" + refused.id() + ")";
    files.put(file.file(), file);
    if (file.refuse(sentence)) {
      publish();
      announcements.tell(sentence);
    }
  }

  private void remove(PluginFile file) {
    quiet.forget(folder.resolve(file.file()));
    if (file.bundle() != null) {
      int leases = deployment.takeOut(file.bundle());
      publish();
      String running = leases == 0 ? "" : "; " + calls(leases) + " on it";
      announcements.tell(file.file() + ": removed " + named(file.bundle()) + running);
    }
  }

  private static String calls(int leases) {
    return leases == 1 ? "1 running call ends" : leases + " running calls end";
  }

  private void publish() {
    shown = files.values().stream().map(PluginFile::shown).toList();
  }
}
