package io.headframe.forecast.conformal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformalScoresTest {

  /** Of 19 errors 1 to 19: level .8 takes the 16th, .95 the 19th, and .96 needs 24. */
  @Test
  void interval_reachesAsFarAsTheErrorOfItsRank() {
    double[] errors = new double[19];
    Arrays.setAll(errors, i -> i + 1);
    ConformalScores scores = new ConformalScores("a", new double[][][] {{errors}});
    double[] point = {100};
    assertArrayEquals(new double[] {84}, scores.quantile(0, point, ForecastRequest.low(80)));
    assertArrayEquals(new double[] {116}, scores.quantile(0, point, 1 - ForecastRequest.low(80)));
    assertArrayEquals(new double[] {119}, scores.quantile(0, point, 1 - ForecastRequest.low(95)));
    assertArrayEquals(point, scores.quantile(0, point, 0.5));
    HeadframeException few = assertThrows(HeadframeException.class,
        () -> scores.quantile(0, point, ForecastRequest.low(96)));
    assertEquals("HF-CONFORMAL-001", few.id());
    assertTrue(few.getMessage().startsWith("An interval of 96 % needs the errors of at least 24 windows, and 19"),
        few.getMessage());
  }

  /** Of 0, 1, 4 … 81, forecast by its last value, the cutoffs 4 to 8 miss by 7 to 15, then 16 to 32. */
  @Test
  void errors_areThoseAtTheCutoffs() {
    double[] squares = new double[10];
    long[] stamps = new long[10];
    Arrays.setAll(squares, i -> i * i);
    Arrays.setAll(stamps, i -> i);
    Series series = new Series("a", stamps, new double[][] {squares});
    ConformalScores scores = ConformalScores.measure(series, 4, 8, 2, histories -> histories.stream()
        .map(history -> {
          double last = history.value(0, history.length() - 1);
          return new double[][] {{last, last}};
        }).toList());
    assertArrayEquals(new double[] {7, 9, 11, 13, 15}, scores.errors()[0][0]);
    assertArrayEquals(new double[] {16, 20, 24, 28, 32}, scores.errors()[0][1]);
    assertEquals(0, ConformalScores.measure(series, 9, 8, 2, histories -> List.of()).errors()[0][0].length);
  }

  @Test
  void cutoffs_areAtMostAHundred_withTheFirstAndTheLast() {
    double[] values = new double[1001];
    long[] stamps = new long[values.length];
    Arrays.setAll(values, i -> i);
    Arrays.setAll(stamps, i -> i);
    // Forecast as 0, the errors are the values: cutoffs 10 to 1000.
    double[] errors = ConformalScores.measure(new Series("a", stamps, new double[][] {values}), 10, 1000, 1,
        histories -> histories.stream().map(history -> new double[1][1]).toList()).errors()[0][0];
    assertEquals(100, errors.length);
    assertEquals(10, errors[0]);
    assertEquals(1000, errors[99]);
  }
}
