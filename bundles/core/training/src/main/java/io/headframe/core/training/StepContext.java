package io.headframe.core.training;

import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.osgi.annotation.versioning.ProviderType;

/** What a step knows and owns. Valid until the step ends, and with it every array that was made during the step. */
@ProviderType
public interface StepContext {

  /** How many steps were done before this one. */
  long step();

  /**
   * Random numbers that depend on the seed of the run, the step and the purpose alone, so that a run that goes on from
   * a checkpoint draws what it would have drawn. Each call begins anew. Native random numbers of arrays have a state
   * that no checkpoint keeps: do not use them.
   *
   * @param purpose a word; other purposes draw other numbers
   */
  SplittableRandom random(String purpose);

  /** Owns the arrays of the step. */
  NDManager scope();
}
