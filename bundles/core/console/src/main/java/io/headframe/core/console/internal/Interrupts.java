package io.headframe.core.console.internal;

/**
 * What Ctrl-C does: the first one cancels what runs, the second one ends the process. Safe for several threads.
 */
public final class Interrupts {

  private final Runnable idle;
  private final Runnable second;
  private Runnable action;
  private boolean used;

  /**
   * @param idle what an interrupt does when nothing can be cancelled
   * @param second what it does when something was cancelled and still runs
   */
  Interrupts(Runnable idle, Runnable second) {
    this.idle = idle;
    this.second = second;
  }

  /**
   * Does some work; an interrupt meanwhile cancels it.
   *
   * @param cancel called by the thread that hears the interrupt
   */
  public <T, E extends Exception> T during(Work<T, E> work, Runnable cancel) throws E {
    set(cancel);
    try {
      return work.get();
    } finally {
      set(null);
    }
  }

  private synchronized void set(Runnable cancel) {
    action = cancel;
    used = false;
  }

  /** Called for each Ctrl-C. */
  void interrupt() {
    Runnable todo;
    synchronized (this) {
      todo = action == null ? idle : used ? second : action;
      used = true;
    }
    todo.run();
  }

  /** Something that takes time. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T get() throws E;
  }
}
