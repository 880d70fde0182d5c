package io.headframe.core.host.internal.isolation.bad;

import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import java.util.List;

/** Its measurement does not end. */
public final class NeverMeasures implements ClaimCheck<Integer> {

  @Override
  public List<Claim> claims() {
    return List.of(new Claim("endless", "misbehave", "It ends.", "nowhere", "10", Claim.Direction.AT_LEAST, 1, 2, 99));
  }

  @Override
  public Class<Integer> modelType() {
    return Integer.class;
  }

  @Override
  public Measurement measure(Claim claim, Integer model, Run run) {
    run.progress(0, "measuring");
    Misbehaving.spin();
    return Measurement.notApplicable("it ended");
  }
}
