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
 * The plugins folder: what lies in it is installed once the launcher says that every bundle has started, because a
 * plugin may need any of them, and then as it changes.
 */
@Component(immediate = true)
public final class PluginFolder implements Plugins {

  /** The service by which launchers tell that every bundle has started, before they call the main task. */
  private static final String READY = "(launcher.ready=true)";
  private static final long STOP_SECONDS = 3;

  private final Path folder;
  private final Announcements announcements = new Announcements();
  private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, PluginFolder::thread);
  private final Intake intake;
  private final FolderWatch watch;
  private final ServiceTracker<Object, Boolean> launcher;
  private final AtomicBoolean began = new AtomicBoolean();

  /**
   * Waits for the launcher; where it is ready, installs what lies in the folder, in the order of names, and starts to
   * watch.
   *
   * @param context tells the folder, and where bundles go
   * @param techniques where techniques become callable
   * @throws IOException if the folders cannot be made
   */
  @Activate
  public PluginFolder(BundleContext context, @Reference Techniques techniques) throws IOException {
    Path home = Home.of(context);
    this.folder = Files.createDirectories(home.resolve("plugins"));
    this.worker.setRemoveOnCancelPolicy(true);
    Deployment deployment = new Deployment(context, techniques, worker);
    this.intake = new Intake(folder, new JarStore(home.resolve("store")), deployment, announcements, worker);
    this.watch = new FolderWatch(folder, this::changed);
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
      intake.takeAll();
      // A thread that a lease's end starts would inherit from the plugin that ends it.
      worker.prestartAllCoreThreads();
      watch.start();
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
