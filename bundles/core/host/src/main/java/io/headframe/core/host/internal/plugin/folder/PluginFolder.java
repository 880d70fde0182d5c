package io.headframe.core.host.internal.plugin.folder;

import io.headframe.core.host.internal.plugin.profile.JarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The plugins folder: what lies in it is installed, and then as it changes. */
public final class PluginFolder implements AutoCloseable {

  private final Path folder;
  private final ScheduledThreadPoolExecutor worker;
  private final Intake intake;
  private final FolderWatch watch;

  /**
   * @param folder made if it is not there
   * @param store where copies of its files go
   * @param dropped asked to install and remove
   * @param announcements hears what happened
   * @param worker one thread
   * @throws IOException if the folder cannot be made or watched
   */
  public PluginFolder(
      Path folder, JarStore store, Dropped dropped, Announcements announcements, ScheduledThreadPoolExecutor worker)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.worker = worker;
    this.intake = new Intake(folder, store, dropped, announcements, worker);
    this.watch = new FolderWatch(folder, this::changed);
  }

  /** Takes in what lies there, on this thread, and starts to watch. */
  public void begin() {
    intake.takeAll();
    watch.start();
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** What is wrong with files, by their names. */
  public Map<String, String> problems() {
    return intake.problems();
  }

  private void changed(Set<String> names) {
    try {
      worker.execute(names.isEmpty() ? intake::takeAll : () -> intake.take(names));
    } catch (RejectedExecutionException closed) {
      // Deactivated meanwhile: the next activation reads the whole folder.
    }
  }

  /** Stops to watch. What is installed stays. */
  @Override
  public void close() throws IOException {
    watch.close();
  }
}
