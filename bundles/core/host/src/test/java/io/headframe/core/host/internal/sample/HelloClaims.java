package io.headframe.core.host.internal.sample;

import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import java.util.List;

/** Claims whose outcomes are known. */
public final class HelloClaims implements ClaimCheck<Integer> {

  private static Claim claim(String id, Claim.Direction direction, double threshold) {
    return new Claim(id, "hello", "It is so.", "nowhere", "10", direction, threshold, 2, 99);
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        claim("large", Claim.Direction.AT_LEAST, 100),
        claim("small", Claim.Direction.AT_MOST, 110),
        claim("none", Claim.Direction.AT_LEAST, 0),
        claim("open", Claim.Direction.AT_LEAST, 109));
  }

  @Override
  public Class<Integer> modelType() {
    return Integer.class;
  }

  @Override
  public Measurement measure(Claim claim, Integer model, Run run) {
    run.progress(.5, "counting");
    double value = model + run.seed();
    if (claim.id().equals("none")) {
      return Measurement.notApplicable("there is nothing");
    }
    return claim.id().equals("open")
        ? new Measurement(value, value - 1, value + 1, 2, "")
        : Measurement.mean(new double[] {value, value});
  }
}
