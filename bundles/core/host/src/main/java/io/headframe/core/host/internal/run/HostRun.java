package io.headframe.core.host.internal.run;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunRecord.Input;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution. Closing it ends its leases and closes what was handed to it. */
public final class HostRun implements Run, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostRun.class);

  /** In the record, in the place of a parameter's name. */
  private static final String OPENED_BY_METHOD = "";

  private final Techniques techniques;
  private final Owner owner;
  private final long seed;
  private final Path folder;
  private final Progress progress;
  private final AtomicBoolean cancelled;
  private final Deque<AutoCloseable> scope = new ArrayDeque<>();
  private final Set<Owner> used = new LinkedHashSet<>();
  private final Set<Owner> called = new LinkedHashSet<>();
  private final List<Input> inputs = new ArrayList<>();
  private final Leases leases = new ScopedLeases();
  private boolean ended;

  /**
   * @param techniques where leases come from
   * @param owner whose technique runs
   * @param seed the seed
   * @param folder for artifacts; made when the first is named
   * @param progress hears how far it is
   * @param cancelled becomes true when the run is to end
   */
  public HostRun(
      Techniques techniques, Owner owner, long seed, Path folder, Progress progress, AtomicBoolean cancelled) {
    this.techniques = techniques;
    this.owner = owner;
    this.seed = seed;
    this.folder = folder;
    this.progress = progress;
    this.cancelled = cancelled;
    used.add(owner);
    called.add(owner);
  }

  /** Has the run end at its next look. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Whether it was cancelled. */
  public boolean cancelled() {
    return cancelled.get();
  }

  /** The bundles whose techniques took part so far, the one that runs first. */
  public List<Owner> used() {
    synchronized (scope) {
      return List.copyOf(used);
    }
  }

  /** The bundles whose techniques the method was called in or leased itself: the owner's first. */
  public List<Owner> called() {
    synchronized (scope) {
      return List.copyOf(called);
    }
  }

  @Override
  public void progress(double fraction, String doing) {
    try {
      progress.report(Math.max(0, Math.min(1, fraction)), doing);
    } catch (RuntimeException notOurs) {
      LOG.warn("A listener of progress failed", notOurs);
    }
  }

  @Override
  public void checkCancelled() {
    if (cancelled.get()) {
      throw new RunCancelledException();
    }
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger(owner.name());
  }

  @Override
  public Path artifact(String name) {
    boolean reserved = name.equals(RunArchive.RECORD) || name.equals(RunArchive.VIEWS);
    if (reserved || !name.matches("[A-Za-z0-9_-][A-Za-z0-9._ -]*")) {
      throw new HeadframeException(HostError.BAD_ARTIFACT, name);
    }
    try {
      return Files.createDirectories(folder).resolve(name);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public <T extends AutoCloseable> T closeAtEnd(T resource) {
    synchronized (scope) {
      if (!ended) {
        scope.push(resource);
        return resource;
      }
    }
    close(resource);
    throw new IllegalStateException("the run has ended");
  }

  @Override
  public <T> T open(Class<T> type, String text) {
    TechniqueLease<?> lease = adopt(techniques.lease(ParameterType.class, type.getName()));
    ParameterType<?> parameterType = (ParameterType<?>) lease.get();
    ParameterType.Opened<?> opened = PluginMark.get(lease.owner().name(), () -> parameterType.open(text, this));
    opened(new Input(OPENED_BY_METHOD, text, opened.digest()));
    return type.cast(opened.value());
  }

  /** Remembers what was opened. */
  void opened(Input input) {
    synchronized (scope) {
      inputs.add(input);
    }
  }

  /** What was opened so far, for parameters and by the method itself. */
  List<Input> inputs() {
    synchronized (scope) {
      return List.copyOf(inputs);
    }
  }

  @Override
  public Leases leases() {
    return leases;
  }

  /** Makes a lease end with the run, and its bundle one that took part. */
  public <T> TechniqueLease<T> adopt(TechniqueLease<T> lease) {
    lease.heldBy(folder.getFileName().toString());
    Owner provider = lease.owner();
    closeAtEnd(lease);
    synchronized (scope) {
      used.add(provider);
    }
    return lease;
  }

  /** Closes everything in reverse order. What fails to close is logged; the rest is closed all the same. */
  @Override
  public void close() {
    while (true) {
      AutoCloseable resource;
      synchronized (scope) {
        if (scope.isEmpty()) {
          ended = true;
          return;
        }
        resource = scope.pop();
      }
      close(resource);
    }
  }

  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Throwable failed) {
      LOG.warn("{} left a resource that does not close: {}", owner, Failure.copy(failed).toString());
    }
  }

  private final class ScopedLeases implements Leases {

    @Override
    public <T> TechniqueLease<T> lease(Class<T> type, String id) {
      TechniqueLease<T> lease = techniques.lease(type, id);
      Owner provider = lease.owner();
      adopt(lease);
      synchronized (scope) {
        called.add(provider);
      }
      return lease;
    }

    @Override
    public List<String> ids(Class<?> type) {
      return techniques.ids(type);
    }
  }
}
