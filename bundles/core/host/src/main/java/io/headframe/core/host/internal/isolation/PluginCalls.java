package io.headframe.core.host.internal.isolation;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.PluginMark;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Calls plugins, each call on a thread of its own and only for so long. For what must not take long: start and stop of
 * a bundle, activation of a component, a health check. Runs compute on a lane instead.
 */
@Component(service = PluginCalls.class)
public final class PluginCalls {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Compartments compartments;
  private final Duration deadline;
  private final Duration grace;

  /** @param compartments where a plugin that does not answer is quarantined */
  @Activate
  public PluginCalls(@Reference Compartments compartments) {
    this(compartments, DEADLINE, GRACE);
  }

  /**
   * @param compartments where a plugin that does not answer is quarantined
   * @param deadline how long a call may take for which nothing else is said
   * @param grace how long an interrupted thread has to end
   */
  public PluginCalls(Compartments compartments, Duration deadline, Duration grace) {
    this.compartments = compartments;
    this.deadline = deadline;
    this.grace = grace;
  }

  /**
   * Something that a plugin does.
   *
   * @param <T> what comes out
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {

    /** Does it. */
    T get() throws E;
  }

  /** Calls a plugin with the usual deadline, thirty seconds; see the other method of this name. */
  public <T, E extends Exception> T call(Bundle bundle, String doing, Work<T, E> work) throws E {
    return call(bundle, doing, deadline, work);
  }

  /**
   * Calls a plugin on a daemon thread that is made for this call and sees the host's class path. What the work throws,
   * errors included, is thrown here as it is.
   *
   * <p>At the deadline, or when the waiting thread is interrupted, the plugin's thread is interrupted. If it does not
   * end then, it is given up: it keeps its classes, its locks and its native arrays, the plugin's techniques take no
   * new lease, and nobody waits for it. A quarantined plugin may be called all the same, to stop it for example. The
   * framework's lock on a bundle is not free as long as its start or stop has not returned, so that stop and uninstall
   * of a bundle whose start was given up need a deadline too.
   *
   * @param bundle whose code is called
   * @param doing what it is to do, as part of a sentence: {@code its start}, {@code the activation of method 'x'}
   * @param deadline how long it may take
   * @throws HeadframeException if it takes longer; the message says who, what, how long, and where the thread stands
   * @throws E what the work throws
   */
  public <T, E extends Exception> T call(Bundle bundle, String doing, Duration deadline, Work<T, E> work) throws E {
    Compartment compartment = compartments.of(bundle);
    FutureTask<T> task = new FutureTask<>(() -> PluginMark.call(compartment.name(), work::get));
    Thread thread = new Thread(null, task, "headframe-plugin-" + compartment.name(), 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(compartment.context());
    long begin = System.nanoTime();
    thread.start();
    try {
      return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw PluginCalls.<E>asItIs(failed.getCause());
    } catch (TimeoutException late) {
      throw overdue(bundle, doing, begin, thread);
    } catch (InterruptedException stopped) {
      HeadframeException overdue = overdue(bundle, doing, begin, thread);
      Thread.currentThread().interrupt();
      throw overdue;
    }
  }

  private HeadframeException overdue(Bundle bundle, String doing, long begin, Thread thread) {
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    Standing standing = new Standing(thread);
    String plugin = compartments.of(bundle).toString();
    thread.interrupt();
    if (ends(thread)) {
      return new HeadframeException(
          IsolationError.CALL_OVERDUE, plugin, doing, TimeText.of(taken), standing.text(bundle));
    }
    standing.look();
    String where = standing.text(bundle);
    String name = compartments.giveUp(bundle, thread, doing, where);
    return new HeadframeException(IsolationError.CALL_GIVEN_UP, plugin, doing, TimeText.of(taken), name, where);
  }

  private boolean ends(Thread thread) {
    long end = System.nanoTime() + grace.toNanos();
    boolean interrupted = false;
    while (thread.isAlive() && System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** The work throws nothing else: what is checked was declared. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E asItIs(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (E) thrown;
  }
}
