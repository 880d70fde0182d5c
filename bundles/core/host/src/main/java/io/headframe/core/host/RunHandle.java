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

  /** Asks the method to stop. It ends at its next check; its record says that it was cancelled. */
  void cancel();
}
