package io.headframe.core.training;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of each step, after the update: to measure, or to put parameters back where they may be, for example between
 * 0 and 1 or to length 1.
 */
@ConsumerType
@FunctionalInterface
public interface StepHook {

  /**
   * Called on the thread that trains; PyTorch keeps no graphs meanwhile, so the arrays may be changed with
   * {@link TrainingRun#set} or with operations in place ({@code muli}, {@code addi}).
   *
   * @param step what was done
   * @param run with the new numbers in {@link TrainingRun#parameters()}
   */
  void after(Step step, TrainingRun<?> run);
}
