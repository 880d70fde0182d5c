package io.headframe.core.method.view;

import java.util.List;

/**
 * Numbers over a number, one line for each series: a loss over steps, an effect over a strength.
 *
 * @param title a few words
 * @param xAxis what x is, with its unit, for example {@code strength}
 * @param yAxis what y is, with its unit, for example {@code loss, nats/token}
 * @param logarithmic whether equal distances along x mean equal ratios; then every x is above 0
 * @param series the lines, at least one
 */
public record Curve(String title, String xAxis, String yAxis, boolean logarithmic, List<Series> series)
    implements View {

  /** Copies the list and checks the numbers. */
  public Curve {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a curve has at least one series");
    }
    if (series.stream().map(Series::name).distinct().count() < series.size()) {
      throw new IllegalArgumentException("two series have the same name");
    }
    for (Series each : series) {
      if (logarithmic && each.x.length > 0 && each.x[0] <= 0) {
        throw new IllegalArgumentException("x is " + each.x[0] + ", and a logarithm needs one above 0");
      }
    }
  }

  /**
   * One line.
   *
   * @param name a word or two; different from the names of the other series
   * @param x finite, each greater than the one before
   * @param y one for each x; NaN leaves a gap in the line
   */
  public record Series(String name, double[] x, double[] y) {

    /** Copies the numbers and checks them. */
    public Series {
      x = x.clone();
      y = y.clone();
      if (x.length != y.length) {
        throw new IllegalArgumentException(y.length + " values of y for " + x.length + " of x");
      }
      for (int i = 0; i < x.length; i++) {
        if (!Double.isFinite(x[i]) || i > 0 && x[i] <= x[i - 1]) {
          throw new IllegalArgumentException(
              "x[" + i + "] is " + x[i] + ", but must be finite and above the one before");
        }
      }
    }
  }
}
