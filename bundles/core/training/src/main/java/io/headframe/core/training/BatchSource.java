package io.headframe.core.training;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives each step its batch. The batch depends on the step's number and its random numbers alone, so a run can begin
 * again at any step; {@link EpochOrder} goes through a data set in this way. Called by the thread that trains.
 *
 * @param <B> a batch: tokens, windows, arrays
 */
@ConsumerType
@FunctionalInterface
public interface BatchSource<B> {

  /**
   * Makes the batch of a step. Arrays that are to outlive the step belong to an owner of their own and are made before
   * the training.
   *
   * @param context the step
   */
  B batch(StepContext context);
}
