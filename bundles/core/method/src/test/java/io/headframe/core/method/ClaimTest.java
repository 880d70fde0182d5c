package io.headframe.core.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.Claim.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 0.95, 0.99, HOLDS",
    "AT_LEAST, 0.90, 0.99, HOLDS",
    "AT_LEAST, 0.85, 0.95, UNDECIDED",
    "AT_LEAST, 0.80, 0.89, FAILS",
    "AT_MOST, 0.80, 0.89, HOLDS",
    "AT_MOST, 0.85, 0.95, UNDECIDED",
    "AT_MOST, 0.91, 0.99, FAILS"
  })
  void judge_asksOnWhichSideTheWholeIntervalLies(
      Direction direction, double low, double high, Outcome outcome) {
    Claim claim = new Claim("c", "m", "s", "p", "constructed", direction, 0.9, 10, 1);
    assertEquals(outcome, claim.judge(new Measurement((low + high) / 2, low, high, 10, "")));
  }

  @Test
  void judge_ofNoMeasurement_isNotApplicable() {
    Claim claim = new Claim("c", "m", "s", "p", "constructed", Direction.AT_LEAST, 0.9, 10, 1);
    assertEquals(Outcome.NOT_APPLICABLE, claim.judge(Measurement.notApplicable("one layer")));
  }

  @Test
  void claimWithOneSample_hasNoInterval_andIsRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> new Claim("c", "m", "s", "p", "constructed", Direction.AT_LEAST, 0.9, 1, 1));
  }

  @Test
  void mean_hasTheTextbookInterval() {
    // Mean 3, sum of squares 10, s² = 10 / 4, standard error √(2.5 / 5).
    Measurement measured = Measurement.mean(new double[] {1, 2, 3, 4, 5});
    assertEquals(3, measured.value(), 1e-12);
    assertEquals(1.959964 * Math.sqrt(0.5), measured.high() - measured.value(), 1e-9);
    assertEquals(6, measured.low() + measured.high(), 1e-12);
  }

  @Test
  void share_hasWilsonsInterval() {
    // The intervals that Newcombe (1998), Statistics in Medicine 17, table I, gives for Wilson's method.
    assertShare(.2553, .3662, Measurement.share(81, 263));
    assertShare(.0624, .1605, Measurement.share(15, 148));
    assertShare(0, .1611, Measurement.share(0, 20));
    assertShare(.0061, .1718, Measurement.share(1, 29));
    assertThrows(IllegalArgumentException.class, () -> Measurement.share(3, 2));
  }

  private static void assertShare(double low, double high, Measurement measured) {
    assertEquals(low, measured.low(), 5e-5);
    assertEquals(high, measured.high(), 5e-5);
  }
}
