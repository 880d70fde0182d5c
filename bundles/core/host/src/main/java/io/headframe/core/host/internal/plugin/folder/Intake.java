package io.headframe.core.host.internal.plugin.folder;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.internal.plugin.profile.PluginJar;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
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

/** Makes the set of plugins follow the files of the folder. One thread at a time calls it. */
final class Intake {

  private static final String JAR = ".jar";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Path folder;
  private final JarStore store;
  private final Dropped dropped;
  private final Announcements announcements;
  private final ScheduledExecutorService worker;
  private final Quiet quiet = new Quiet();
  private final Map<String, PluginFile> files = new TreeMap<>();
  private volatile Map<String, String> problems = Map.of();

  Intake(
      Path folder, JarStore store, Dropped dropped, Announcements announcements, ScheduledExecutorService worker) {
    this.folder = folder;
    this.store = store;
    this.dropped = dropped;
    this.announcements = announcements;
    this.worker = worker;
  }

  /** What is wrong with files, by their names. Any thread may ask. */
  Map<String, String> problems() {
    return problems;
  }

  /** Looks at every file that is there or was there. */
  void takeAll() {
    Set<String> names = new TreeSet<>(files.keySet());
    try {
      names.addAll(dropped.current().folder().keySet());
    } catch (HeadframeException damaged) {
      announcements.tell("The plugins folder is not looked at: " + damaged.getMessage() + " (" + damaged.id() + ")");
      return;
    }
    try (Stream<Path> present = Files.list(folder)) {
      present.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException failed) {
      announcements.tell("The plugins folder " + folder + " cannot be listed: " + failed);
    }
    take(names);
  }

  /** The refused files, from now on as if they had not been looked at. */
  private Set<String> forgiven() {
    files.values().forEach(PluginFile::forgive);
    return files.entrySet().stream()
        .filter(each -> !each.getValue().problem().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Looks at files: those that are gone first, because another may take their place. */
  void take(Set<String> names) {
    Set<String> jars = names.stream().filter(name -> name.endsWith(JAR)).collect(Collectors.toCollection(TreeSet::new));
    boolean removed = false;
    for (String name : jars) {
      if (!Files.exists(folder.resolve(name))) {
        removed |= gone(name);
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

  private boolean gone(String name) {
    quiet.forget(folder.resolve(name));
    boolean known = files.remove(name) != null;
    if (!dropped.current().folder().containsKey(name)) {
      return known;
    }
    try {
      dropped.remove(name).forEach(sentence -> announcements.tell(name + ": " + sentence));
    } catch (HeadframeException refused) {
      refuse(name, refused);
    }
    return true;
  }

  private void offer(String name) {
    Path path = folder.resolve(name);
    long begin = System.nanoTime();
    PluginFile file = files.computeIfAbsent(name, n -> new PluginFile());
    try (JarStore.Copy copy = store.copy(path)) {
      List<Object> content = List.of(copy.sha256(), Files.getLastModifiedTime(path));
      if (copy.sha256().equals(dropped.current().folder().get(name))) {
        file.refuse("");
      } else if (!file.wasRefused(content)) {
        file.tries(content);
        PluginJar jar = PluginJar.read(copy.temporary(), name);
        requireOnlyFile(name, jar);
        store.keep(copy);
        file.refuse("");
        publish();
        List<String> done = dropped.install(path, copy.sha256());
        file.forgive();
        String took = " in " + (System.nanoTime() - begin) / NANOS_PER_MILLI + " ms";
        done.forEach(sentence -> announcements.tell(name + ": " + timed(sentence, took)));
      }
      quiet.forget(path);
    } catch (NoSuchFileException vanished) {
      quiet.forget(path);
    } catch (PluginJar.Damaged broken) {
      file.forgive();
      waitOrRefuse(name, path, broken);
    } catch (HeadframeException refused) {
      refuse(name, refused);
    } catch (IOException | RuntimeException | LinkageError fault) {
      refuse(name, new HeadframeException(HostError.PLUGIN_UNREADABLE, name, fault.toString()));
    }
  }

  /** The time stands before what goes on. */
  private static String timed(String sentence, String took) {
    int goesOn = sentence.indexOf(';');
    return goesOn < 0 ? sentence + took : sentence.substring(0, goesOn) + took + sentence.substring(goesOn);
  }

  private void requireOnlyFile(String name, PluginJar jar) {
    PluginSet current = dropped.current();
    for (Entry entry : current.plugins()) {
      boolean otherFile = !entry.file().isEmpty() && !entry.file().equals(name);
      if (otherFile && entry.bundle().equals(jar.name()) && Files.exists(folder.resolve(entry.file()))) {
        throw new HeadframeException(HostError.PLUGIN_SECOND_FILE, name, jar.name(), entry.file());
      }
    }
  }

  private void waitOrRefuse(String name, Path path, PluginJar.Damaged broken) {
    try {
      if (quiet.is(path)) {
        refuse(name, new HeadframeException(HostError.PLUGIN_DAMAGED, name, broken.getMessage()));
      } else {
        worker.schedule(() -> take(Set.of(name)), Quiet.MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException vanished) {
      quiet.forget(path);
    }
  }

  private void refuse(String name, HeadframeException refused) {
    String why = refused.getMessage();
    String stays = dropped.current().plugins().stream()
        .filter(entry -> entry.file().equals(name))
        .map(entry -> " " + entry + " stays in use.")
        .findFirst().orElse("");
    String sentence = (why.startsWith(name) ? why : name + ": " + why) + stays + " (" + refused.id() + ")";
    if (files.computeIfAbsent(name, n -> new PluginFile()).refuse(sentence)) {
      publish();
      announcements.tell(sentence);
    }
  }

  private void publish() {
    Map<String, String> found = new TreeMap<>();
    files.forEach((name, file) -> {
      if (!file.problem().isEmpty()) {
        found.put(name, file.problem());
      }
    });
    problems = Map.copyOf(found);
  }
}
