package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.training.Parameters;
import io.headframe.predict.distribution.Bins;
import io.headframe.predict.distribution.DistributionHead;

/** Makes the head of a network. */
@FunctionalInterface
interface HeadMaker {

  /** A head with its arrays under names that begin with {@code head}. */
  DistributionHead make(Parameters parameters, Bins bins, DensitySize size);
}
