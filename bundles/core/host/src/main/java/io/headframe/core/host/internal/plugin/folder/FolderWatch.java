package io.headframe.core.host.internal.plugin.folder;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears which files of a folder change. A folder that is deleted is made again. */
public final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
  };

  private final Path folder;
  private final Consumer<Set<String>> changed;
  private final WatchService watch;

  /**
   * Registers the folder; changes from now on are heard once {@link #start} is called.
   *
   * @param folder exists
   * @param changed hears names of files; none means that any may have changed
   */
  public FolderWatch(Path folder, Consumer<Set<String>> changed) throws IOException {
    this.folder = folder;
    this.changed = changed;
    this.watch = folder.getFileSystem().newWatchService();
    folder.register(watch, KINDS);
  }

  /** Starts the thread that listens. */
  public void start() {
    Thread thread = new Thread(null, this::listen, "headframe-plugins-watch", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private void listen() {
    try {
      while (true) {
        WatchKey key = watch.take();
        Set<String> names = names(key);
        if (!key.reset()) {
          Files.createDirectories(folder).register(watch, KINDS);
          names = Set.of();
        }
        changed.accept(names);
      }
    } catch (ClosedWatchServiceException | InterruptedException ended) {
      LOG.debug("The plugins folder is no longer watched");
    } catch (IOException failed) {
      LOG.error("The plugins folder {} can no longer be watched: {}; restart to watch it again.", folder,
          failed.toString());
    }
  }

  private static Set<String> names(WatchKey key) {
    Set<String> names = new TreeSet<>();
    boolean lost = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      lost |= event.kind() == StandardWatchEventKinds.OVERFLOW;
      names.add(String.valueOf(event.context()));
    }
    return lost ? Set.of() : names;
  }
}
