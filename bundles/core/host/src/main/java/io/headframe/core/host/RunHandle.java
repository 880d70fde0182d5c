package io.headframe.core.host;

import org.osgi.annotation.versioning.ProviderType;

/** A run that was started. */
@ProviderType
public interface RunHandle {

  /** The id of its record. */
  String id();

  /**
   * Waits for the end.
   *
   * @return the outcome; a failure is an outcome too
   * @throws InterruptedException if the waiting thread is interrupted; the run goes on
   */
  RunOutcome await() throws InterruptedException;

  /**
   * Asks the run to stop. One that waits for its turn ends at once. One that computes ends at its next check, and its
   * record says that it was cancelled; after ten seconds its thread is interrupted, and two seconds later it is given
   * up: the run has failed then, its plugin is quarantined, and what the thread holds is freed only if it returns after
   * all. A thread inside native code heeds no interruption, and keeps its arrays as long as it is there.
   */
  void cancel();
}
