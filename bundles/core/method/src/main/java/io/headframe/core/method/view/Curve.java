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
 * @param bands intervals around lines, wider ones before narrower ones; may be empty
 * @param logarithmicY whether equal distances along y mean equal ratios; then every y that is a number is above 0
 */
public record Curve(String title, String xAxis, String yAxis, boolean logarithmic, List<Series> series,
    List<Band> bands, boolean logarithmicY) implements View {

  /** Copies the lists and checks the numbers. */
  public Curve {
    series = List.copyOf(series);
    // A view that was kept before there were bands has none.
    bands = bands == null ? List.of() : List.copyOf(bands);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a curve has at least one series");
    }
    if (series.stream().map(Series::name).distinct().count() < series.size()) {
      throw new IllegalArgumentException("two series have the same name");
    }
    for (Series each : series) {
      checkLogarithm(logarithmic, each.x);
      checkPositive(logarithmicY, each.y);
    }
    for (Band each : bands) {
      checkLogarithm(logarithmic, each.x);
      checkPositive(logarithmicY, each.low);
      if (series.stream().noneMatch(line -> line.name.equals(each.series))) {
        throw new IllegalArgumentException("a band is around '" + each.series + "', which is no series");
      }
    }
  }

  /** Equal distances along y are equal differences. */
  public Curve(String title, String xAxis, String yAxis, boolean logarithmic, List<Series> series, List<Band> bands) {
    this(title, xAxis, yAxis, logarithmic, series, bands, false);
  }

  /** Lines without bands. */
  public Curve(String title, String xAxis, String yAxis, boolean logarithmic, List<Series> series) {
    this(title, xAxis, yAxis, logarithmic, series, List.of());
  }

  /** The same curve with equal ratios of y at equal distances. */
  public Curve withLogarithmicY() {
    return new Curve(title, xAxis, yAxis, logarithmic, series, bands, true);
  }

  /** What a band is called beside lines and other bands: with the line, where bands are around several. */
  public String name(Band band) {
    boolean several = bands.stream().anyMatch(each -> !each.series.equals(band.series));
    return several ? band.series + " " + band.name : band.name;
  }

  private static void checkLogarithm(boolean logarithmic, double... x) {
    if (logarithmic && x.length > 0 && x[0] <= 0) {
      throw new IllegalArgumentException("x is " + x[0] + ", and a logarithm needs one above 0");
    }
  }

  private static void checkPositive(boolean logarithmic, double... y) {
    for (double each : y) {
      if (logarithmic && each <= 0) {
        throw new IllegalArgumentException("y is " + each + ", and a logarithm needs one above 0");
      }
    }
  }

  private static void checkRising(double... x) {
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || i > 0 && x[i] <= x[i - 1]) {
        throw new IllegalArgumentException("x[" + i + "] is " + x[i] + ", but must be finite and above the one before");
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
      checkRising(x);
    }
  }

  /**
   * An interval around a line.
   *
   * @param series the name of the line
   * @param name what it is, for example {@code 80 %}
   * @param x finite, each greater than the one before
   * @param low one for each x; NaN leaves a gap in the band
   * @param high one for each x, not below low
   */
  public record Band(String series, String name, double[] x, double[] low, double[] high) {

    /** Copies the numbers and checks them. */
    public Band {
      x = x.clone();
      low = low.clone();
      high = high.clone();
      if (x.length != low.length || x.length != high.length) {
        throw new IllegalArgumentException(low.length + " and " + high.length + " ends for " + x.length + " of x");
      }
      checkRising(x);
      for (int i = 0; i < x.length; i++) {
        if (low[i] > high[i]) {
          throw new IllegalArgumentException("at " + x[i] + " the band reaches from " + low[i] + " to " + high[i]);
        }
      }
    }
  }
}
