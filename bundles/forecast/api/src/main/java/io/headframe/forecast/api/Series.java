package io.headframe.forecast.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One series of a panel: an id, its stamps, the values of one or more channels, and covariates as named columns.
 * Immutable; a slice shares the memory of the series it is of, so that thousands of windows cost little. Safe for use
 * by several threads.
 */
public final class Series {

  private final String id;
  private final long[] stamps;
  private final double[][] values;
  private final Map<String, double[]> historic;
  private final Map<String, double[]> known;
  private final int from;
  private final int length;

  /**
   * Copies the arrays.
   *
   * @param id the unique_id
   * @param stamps [time], rising; see {@link Frequency} for their unit
   * @param values [channel, time]; NaN where a value is missing, never infinite
   */
  public Series(String id, long[] stamps, double[][] values) {
    this(id, stamps.clone(), copy(values), Map.of(), Map.of(), 0, stamps.length);
    for (double[] channel : this.values) {
      if (channel.length != stamps.length) {
        throw new IllegalArgumentException(channel.length + " values for " + stamps.length + " stamps");
      }
      for (double value : channel) {
        if (Double.isInfinite(value)) {
          throw new IllegalArgumentException("a value is " + value);
        }
      }
    }
  }

  private Series(String id, long[] stamps, double[][] values, Map<String, double[]> historic,
      Map<String, double[]> known, int from, int length) {
    this.id = id;
    this.stamps = stamps;
    this.values = values;
    this.historic = historic;
    this.known = known;
    this.from = from;
    this.length = length;
  }

  /**
   * This series with one more covariate whose future nobody knows.
   *
   * @param column [time]
   */
  public Series withHistoric(String name, double... column) {
    if (from != 0 || column.length != length) {
      throw new IllegalArgumentException(column.length + " values of " + name + " for " + length + " stamps");
    }
    return new Series(id, stamps, values, with(historic, name, column), known, from, length);
  }

  /**
   * This series with one more covariate that is known ahead: prices, holidays, events.
   *
   * @param column [time + any number of steps ahead]
   */
  public Series withKnown(String name, double... column) {
    if (from != 0 || column.length < length) {
      throw new IllegalArgumentException(column.length + " values of " + name + " for " + length + " stamps");
    }
    return new Series(id, stamps, values, historic, with(known, name, column), from, length);
  }

  /** The unique_id. */
  public String id() {
    return id;
  }

  /** How many stamps it has. */
  public int length() {
    return length;
  }

  /** How many channels it has. */
  public int channels() {
    return values.length;
  }

  /** The stamp of a step, from 0. */
  public long stamp(int step) {
    return stamps[from + checked(step)];
  }

  /** The value of a channel at a step, both from 0; NaN where it is missing. */
  public double value(int channel, int step) {
    return values[channel][from + checked(step)];
  }

  /** A copy of the values of a channel: [time]. */
  public double[] values(int channel) {
    return Arrays.copyOfRange(values[channel], from, from + length);
  }

  /** The names of the covariates whose future nobody knows. */
  public Set<String> historicNames() {
    return historic.keySet();
  }

  /** The names of the covariates that are known ahead. */
  public Set<String> knownNames() {
    return known.keySet();
  }

  /** A copy of a covariate whose future nobody knows: [time]. */
  public double[] historic(String name) {
    return Arrays.copyOfRange(column(historic, name), from, from + length);
  }

  /** How many steps behind the last stamp a covariate is known. */
  public int knownAhead(String name) {
    return column(known, name).length - from - length;
  }

  /**
   * A copy of a covariate that is known ahead: [time + ahead].
   *
   * @param ahead at most {@link #knownAhead}
   */
  public double[] known(String name, int ahead) {
    if (ahead < 0 || ahead > knownAhead(name)) {
      throw new IllegalArgumentException(name + " is known " + knownAhead(name) + " steps ahead, asked " + ahead);
    }
    return Arrays.copyOfRange(column(known, name), from, from + length + ahead);
  }

  /**
   * A part of this series. Its values after {@code end} cannot be reached; covariates known ahead stay known.
   *
   * @param begin the first step, from 0
   * @param end the step after the last
   */
  public Series slice(int begin, int end) {
    if (begin < 0 || end < begin || end > length) {
      throw new IndexOutOfBoundsException("no steps " + begin + " to " + end + " of " + length);
    }
    return new Series(id, stamps, values, historic, known, from + begin, end - begin);
  }

  /** Whether any value is missing. */
  public boolean hasMissing() {
    for (double[] channel : values) {
      for (int step = from; step < from + length; step++) {
        if (Double.isNaN(channel[step])) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The same stamps, id and covariates with other values.
   *
   * @param replacement [channel, time]; copied
   */
  public Series withValues(double[][] replacement) {
    Series bare = new Series(id, Arrays.copyOfRange(stamps, from, from + length), replacement);
    for (String name : historic.keySet()) {
      bare = bare.withHistoric(name, historic(name));
    }
    for (String name : known.keySet()) {
      bare = bare.withKnown(name, known(name, knownAhead(name)));
    }
    return bare;
  }

  private int checked(int step) {
    if (step < 0 || step >= length) {
      throw new IndexOutOfBoundsException("no step " + step + " of " + length);
    }
    return step;
  }

  private static double[] column(Map<String, double[]> columns, String name) {
    double[] column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no covariate '" + name + "' among " + columns.keySet());
    }
    return column;
  }

  private static Map<String, double[]> with(Map<String, double[]> columns, String name, double[] column) {
    Map<String, double[]> more = new LinkedHashMap<>(columns);
    more.put(name, column.clone());
    return more;
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }
}
