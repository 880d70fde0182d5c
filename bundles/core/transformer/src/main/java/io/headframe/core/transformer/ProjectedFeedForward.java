package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/** A feed-forward part that reads its input through linear maps only, and writes through one. */
@ConsumerType
public interface ProjectedFeedForward extends FeedForward {

  /** The projections. */
  NeuronProjections projections();

  /**
   * The same part with other projections.
   *
   * @param projections of the same sizes, with a gate where these have one
   */
  ProjectedFeedForward with(NeuronProjections projections);
}
