package io.headframe.core.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.tck.internal.BundleClaims;
import io.headframe.core.tck.internal.technique.ComponentDescription;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link ClaimCheck} must do. A test class extends it and gives the check, and leases that open the models
 * which its claims name. All claims are measured, where that takes seconds.
 *
 * @param <M> the type of the model
 */
public abstract class ClaimCheckConformance<M> extends TechniqueConformance<ClaimCheck<M>> {

  /** In the unit of the claim, for intervals without width. */
  private static final double ROUNDING = 1e-3;

  /** For the test of one claim check. */
  protected ClaimCheckConformance() {}

  @Override
  protected final Class<?> extensionPoint() {
    return ClaimCheck.class;
  }

  /** The method whose id it has is asked. */
  @Override
  final boolean hasHealthCheck() {
    return false;
  }

  /**
   * Whether the check does here what its claims are about, so that its outcomes are those of the record. A check that
   * takes minutes is given with less to do, and says no: then one claim is measured, and no outcome is compared.
   */
  protected boolean measuresAsRecorded() {
    return true;
  }

  @Test
  void claims_areThere_underIdsOfTheirOwn() {
    List<Claim> claims = technique().claims();
    assertFalse(claims.isEmpty(), "there are no claims");
    assertEquals(claims.size(), claims.stream().map(Claim::id).distinct().count(), "two claims have one id");
    claims.forEach(claim -> IdForm.DASHED.check(claim.id()));
  }

  @Test
  void claims_areSentences_withASource() {
    for (Claim claim : technique().claims()) {
      assertTrue(claim.statement().endsWith("."), () -> claim.id() + " is no sentence: " + claim.statement());
      assertFalse(claim.source().isBlank(), () -> claim.id() + " has no source");
    }
  }

  @Test
  void claims_areOfTheMethod_andRecorded() {
    ClaimCheck<M> check = technique();
    BundleClaims.checkRecorded(
        check.claims(), ComponentDescription.read(check.getClass(), ClaimCheck.class).id(), check.getClass());
  }

  @Test
  void everyClaim_measuresWhatIsRecorded_withAllItsSamples(@TempDir Path folder) {
    Map<String, BundleClaims.Recorded> recorded = BundleClaims.record(technique().getClass());
    List<Claim> claims = technique().claims().stream()
        .filter(claim -> measuresAsRecorded() && recorded.containsKey(claim.id())).toList();
    assertAll(claims.stream().map(claim -> (Executable) () -> {
      Measurement measured = measure(claim, folder);
      BundleClaims.Recorded expected = recorded.get(claim.id());
      assertEquals(expected.outcome(), claim.judge(measured), () -> claim.id() + " " + measured);
      // Another machine may round in another way; what is far outside the interval is another measurement.
      expected.value().ifPresent(value -> assertTrue(
          value >= measured.low() - ROUNDING && value <= measured.high() + ROUNDING,
          () -> claim.id() + " is recorded as " + value + " and measured as " + measured));
      assertTrue(!measured.applicable() || measured.samples() == claim.samples(), () -> claim.id() + " " + measured);
    }));
  }

  @Test
  void oneSeed_givesOneMeasurement(@TempDir Path folder) throws Exception {
    for (Claim claim : technique().claims().stream().limit(1).toList()) {
      assertEquals(measure(claim, folder), measure(claim, folder));
    }
  }

  private Measurement measure(Claim claim, Path folder) throws Exception {
    try (TestRun run = new TestRun(leases(), folder, claim.seed())) {
      ClaimCheck<M> check = technique();
      return check.measure(claim, run.open(check.modelType(), claim.model()), run);
    }
  }
}
