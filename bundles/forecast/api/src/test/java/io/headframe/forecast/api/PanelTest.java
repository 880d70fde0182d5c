package io.headframe.forecast.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelTest {

  private static final Frequency STEP = Frequency.of("step");

  @Test
  void slice_sharesValues_andHidesWhatFollows() {
    Series series = series(1, 2, 3, 4, 5).withKnown("price", 1, 2, 3, 4, 5, 6, 7).withHistoric("rain", 5, 4, 3, 2, 1);
    Series middle = series.slice(1, 4).slice(0, 2);
    assertArrayEquals(new double[] {2, 3}, middle.values(0));
    assertArrayEquals(new double[] {4, 3}, middle.historic("rain"));
    assertEquals(4, middle.knownAhead("price"));
    assertArrayEquals(new double[] {2, 3, 4}, middle.known("price", 1));
    assertEquals(1, middle.stamp(0));
    assertThrows(IndexOutOfBoundsException.class, () -> middle.value(0, 2));
    assertThrows(IllegalArgumentException.class, () -> middle.known("price", 5));
  }

  @Test
  void series_copiesWhatItIsGiven() {
    double[][] values = {{1, 2}};
    Series series = new Series("a", new long[] {0, 1}, values);
    values[0][0] = 9;
    series.values(0)[1] = 9;
    assertArrayEquals(new double[] {1, 2}, series.values(0));
  }

  @Test
  void missing_isSeenInTheSliceAlone() {
    Series series = series(1, Double.NaN, 3);
    assertTrue(series.hasMissing());
    assertFalse(series.slice(2, 3).hasMissing());
  }

  @Test
  void irregularStamps_areRefused() {
    Series gap = new Series("a", new long[] {0, 1, 3}, new double[][] {{1, 2, 3}});
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> new Panel(STEP, List.of("y"), List.of(gap)));
    assertEquals("HF-FORECAST-003", refused.id());
    assertTrue(refused.getMessage().contains("1 is followed by 3"), refused.getMessage());
  }

  @Test
  void panelWithoutSeries_isRefused() {
    assertEquals("HF-FORECAST-002",
        assertThrows(HeadframeException.class, () -> new Panel(STEP, List.of("y"), List.of())).id());
  }

  @Test
  void following_continuesTheStamps() {
    Panel panel = new Panel(STEP, List.of("y"), List.of(series(1, 2, 3)));
    assertArrayEquals(new long[] {3, 4}, panel.following(panel.series().get(0), 2));
  }

  /** Mean 3 and population deviation 2; a value behind the training part does not count. */
  @Test
  void scaling_isFittedOnTheTrainingPart() {
    Panel all = new Panel(STEP, List.of("y"), List.of(series(1, 1, 5, 5, 100)));
    StandardScaling scaling = StandardScaling.fit(all.withoutLast(1));
    assertEquals(new StandardScaling.Scale(3, 2), scaling.scale("a", 0));
    assertArrayEquals(new double[] {-1, -1, 1, 1, 48.5}, scaling.apply(all).series().get(0).values(0));
    assertEquals(100, scaling.scale("a", 0).undo(48.5));
  }

  @Test
  void scaling_ofConstants_dividesByOne() {
    Panel constant = new Panel(STEP, List.of("y"), List.of(series(0.1, 0.1, 0.1)));
    assertEquals(1, StandardScaling.fit(constant).scale("a", 0).deviation());
    assertEquals(1, StandardScaling.fit(constant.withoutLast(3)).scale("a", 0).deviation());
  }

  /** Saturday, 29 February 2020, 23:00: hour 23 of 23, day 5 of 6, 28 of 30, 59 of 365. */
  @Test
  void calendarColumns_arePartsOfTheirPeriods() {
    long stamp = FrequencyTest.stamp("2020-02-29T23:00");
    Map<String, double[]> columns = CalendarColumns.of(Frequency.of("h"), stamp);
    assertEquals(0.5, columns.get("hour-of-day")[0], 1e-15);
    assertEquals(5.0 / 6 - 0.5, columns.get("day-of-week")[0], 1e-15);
    assertEquals(28.0 / 30 - 0.5, columns.get("day-of-month")[0], 1e-15);
    assertEquals(59.0 / 365 - 0.5, columns.get("day-of-year")[0], 1e-15);
    assertEquals(1.0 / 11 - 0.5, columns.get("month-of-year")[0], 1e-15);
    assertEquals(5, columns.size());
    assertEquals(1, CalendarColumns.of(Frequency.of("ME"), stamp).size());
    assertEquals(0, CalendarColumns.of(STEP, 7).size());
  }

  static Series series(double... values) {
    long[] stamps = new long[values.length];
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = i;
    }
    return new Series("a", stamps, new double[][] {values});
  }
}
