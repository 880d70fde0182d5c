package io.headframe.core.training.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.training.StepContext;
import java.util.SplittableRandom;

/**
 * The context of a step.
 *
 * @param seed of the run
 * @param step steps done before
 * @param scope owns the arrays of the step
 */
public record Context(long seed, long step, NDManager scope) implements StepContext {

  @Override
  public SplittableRandom random(String purpose) {
    return Seeds.random(seed, step, purpose);
  }
}
