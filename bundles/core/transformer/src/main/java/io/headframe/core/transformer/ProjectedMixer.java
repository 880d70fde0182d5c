package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A mixer that reads its input through query, key and value projections only, and writes Σ_h P_h (x W_V + b_V) W_O +
 * b_O, where P_h are weights of head h over positions that sum to 1. Whoever knows that its weights are these can
 * take them apart and fold others into them.
 */
@ConsumerType
public interface ProjectedMixer extends SequenceMixer {

  /** The projections. */
  AttentionProjections projections();

  /**
   * The same mixer with other projections.
   *
   * @param projections of the same sizes
   */
  ProjectedMixer with(AttentionProjections projections);
}
