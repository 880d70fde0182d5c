package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.core.testing.FixedLeases;
import io.headframe.predict.distribution.KnownDistribution;
import io.headframe.predict.knowndistributions.internal.KnownParameter;
import org.junit.jupiter.api.Tag;

@Tag("one-java")
class FourierClaimsConformanceTest extends ClaimCheckConformance<KnownDistribution> {

  @Override
  protected ClaimCheck<KnownDistribution> technique() {
    return new FourierClaims();
  }

  @Override
  protected Leases leases() {
    return new FixedLeases().with(ParameterType.class, KnownDistribution.class.getName(), new KnownParameter());
  }
}
