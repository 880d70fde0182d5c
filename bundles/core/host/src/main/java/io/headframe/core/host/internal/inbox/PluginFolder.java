package io.headframe.core.host.internal.inbox;

import io.headframe.core.host.Plugins;
import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.registry.Techniques;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The plugins folder: what lies in it is installed when this is activated, and then as it changes. */
@Component(immediate = true)
public final class PluginFolder implements Plugins {

  private static final long STOP_SECONDS = 3;

  private final BundleContext context;
  private final Path folder;
  private final Announcements announcements = new Announcements();
  private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, PluginFolder::thread);
  private final Intake intake;
  private final FolderWatch watch;
  private final FrameworkListener started = this::frameworkChanged;

  /**
   * Installs what lies in the folder, in the order of names, and starts to watch.
   *
   * @param context tells the folder, and where bundles go
   * @param techniques where techniques become callable
   * @throws IOException if the folders cannot be made
   */
  @Activate
  public PluginFolder(BundleContext context, @Reference Techniques techniques) throws IOException {
    this.context = context;
    Path home = Home.of(context);
    this.folder = Files.createDirectories(home.resolve("plugins"));
    this.worker.setRemoveOnCancelPolicy(true);
    Deployment deployment = new Deployment(context, techniques, worker);
    this.intake = new Intake(folder, new JarStore(home.resolve("store")), deployment, announcements, worker);
    this.watch = new FolderWatch(folder, this::changed);
    deployment.clear();
    intake.takeAll();
    // A thread that a lease's end starts would inherit from the plugin that ends it.
    worker.prestartAllCoreThreads();
    context.addFrameworkListener(started);
    watch.start();
  }

  /** Stops to watch. What is installed stays; a change that is being made is made to its end, for some seconds. */
  @Deactivate
  public void close() throws IOException {
    context.removeFrameworkListener(started);
    watch.close();
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
    return folder;
  }

  @Override
  public List<Plugin> list() {
    return intake.list();
  }

  @Override
  public AutoCloseable listen(Consumer<String> listener) {
    return announcements.listen(listener);
  }

  private void changed(Set<String> names) {
    if (names.isEmpty()) {
      execute(intake::takeAll);
    } else {
      execute(() -> intake.take(names));
    }
  }

  /** A plugin may have needed a bundle that the framework started after this one. */
  private void frameworkChanged(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      execute(intake::retryRefused);
    }
  }

  private void execute(Runnable work) {
    try {
      worker.execute(work);
    } catch (RejectedExecutionException closed) {
      // Deactivated meanwhile: the next activation reads the whole folder.
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "headframe-plugins", 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
