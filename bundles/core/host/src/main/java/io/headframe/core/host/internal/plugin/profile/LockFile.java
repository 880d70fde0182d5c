package io.headframe.core.host.internal.plugin.profile;

import com.google.gson.JsonParseException;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.internal.run.ResultJson;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of plugins for other machines: what each is called, its digest, and where it can be had. The jars are looked
 * for in the store, then beside the lock file under their digests, then where they came from.
 */
public final class LockFile {

  private static final int FORMAT = 1;
  private static final String JAR = ".jar";

  private LockFile() {}

  private record Locked(int headframeLock, List<Entry> plugins, String jars) {}

  /**
   * Writes one.
   *
   * @param set what to pin
   * @param file to write
   * @param folder gets a copy of each jar; null for none
   */
  public static void write(PluginSet set, Path file, Path folder, JarStore store) {
    try {
      for (Entry entry : folder == null ? List.<Entry>of() : set.plugins()) {
        Files.createDirectories(folder);
        Files.copy(store.require(entry), folder.resolve(entry.sha256() + JAR), StandardCopyOption.REPLACE_EXISTING);
      }
      Path parent = file.toAbsolutePath().normalize().getParent();
      Files.createDirectories(parent);
      String jars = folder == null ? "" : parent.relativize(folder.toAbsolutePath().normalize()).toString();
      SetStore.replace(file, ResultJson.converter().toJson(new Locked(FORMAT, set.plugins(), jars)) + "\n");
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NOT_WRITTEN, file, Failure.message(failed));
    }
  }

  /**
   * Reads one, and puts the jars that lie beside it into the store.
   *
   * @throws HeadframeException if it is none
   */
  public static List<Entry> read(Path file, JarStore store) {
    try {
      Locked locked = ResultJson.converter().fromJson(Files.readString(file), Locked.class);
      if (locked == null || locked.headframeLock() != FORMAT || locked.plugins() == null) {
        throw new JsonParseException("it has no headframeLock with the value " + FORMAT);
      }
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : locked.plugins()) {
        if (entry == null || entry.bundle() == null || entry.sha256() == null
            || !entry.sha256().matches("[0-9a-f]{64}") || entry.location() == null) {
          throw new JsonParseException("a plugin has no name, digest or location");
        }
        keep(file.toAbsolutePath().resolveSibling(locked.jars() == null ? "" : locked.jars())
            .resolve(entry.sha256() + JAR), entry, store);
        entries.add(new Entry(entry.bundle(), entry.version(), entry.sha256(), entry.size(), entry.source(),
            entry.location(), "", entry.wanted()));
      }
      return entries;
    } catch (IOException | RuntimeException damaged) {
      if (damaged instanceof HeadframeException known) {
        throw known;
      }
      throw new HeadframeException(damaged, PluginError.BAD_LOCK, file, Failure.message(damaged));
    }
  }

  private static void keep(Path beside, Entry entry, JarStore store) throws IOException {
    if (!store.has(entry.sha256()) && Files.isRegularFile(beside)) {
      try (JarStore.Copy copy = store.copy(beside)) {
        if (!copy.sha256().equals(entry.sha256())) {
          throw new HeadframeException(PluginError.WRONG_DIGEST, entry, beside, copy.sha256(), entry.sha256());
        }
        store.keep(copy);
      }
    }
  }
}
