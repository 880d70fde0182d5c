package io.headframe.forecast.learning.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.forecast.api.CalendarColumns;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.learning.WindowBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Windows of standardised series, in Java's memory until they are asked for.
 *
 * @param values of each series: [series][channel][time]
 * @param marks of each series: [series][mark][time]
 * @param places of each window the series and the step after the last of the past
 * @param input steps of the past
 * @param horizon steps of the future
 */
public record WindowSet(float[][][] values, float[][][] marks, List<Place> places, int input, int horizon) {

  private static final String MONTH = "month-of-year";
  private static final String DAY = "day-of-year";

  /**
   * A window.
   *
   * @param series which
   * @param cutoff the step after the last of the past
   */
  public record Place(int series, int cutoff) {}

  /**
   * One window for each series: its last steps, without a future.
   *
   * @param scales how the channels of a series are standardised
   */
  public static WindowSet ends(
      Frequency frequency, int input, List<Series> series, Function<Series, StandardScaling.Scale[]> scales) {
    float[][][] values = new float[series.size()][][];
    float[][][] marks = new float[series.size()][][];
    List<Place> places = new ArrayList<>();
    for (int s = 0; s < values.length; s++) {
      Series whole = series.get(s);
      Series seen = whole.slice(whole.length() - input, whole.length());
      StandardScaling.Scale[] scale = scales.apply(whole);
      values[s] = new float[scale.length][];
      for (int c = 0; c < scale.length; c++) {
        values[s][c] = floats(Arrays.stream(seen.values(c)).map(scale[c]::apply).toArray());
      }
      marks[s] = marks(frequency, seen);
      places.add(new Place(s, input));
    }
    return new WindowSet(values, marks, places, input, 0);
  }

  /** How many columns follow from stamps. */
  public static int marks(Frequency frequency) {
    return marks(frequency, new Series("", new long[] {0}, new double[][] {{0}})).length;
  }

  /** The columns of stamps: [mark][time]. */
  static float[][] marks(Frequency frequency, Series series) {
    long[] stamps = new long[series.length()];
    Arrays.setAll(stamps, series::stamp);
    Map<String, double[]> columns = CalendarColumns.of(frequency, stamps);
    if (columns.containsKey(DAY)) {
      // It says the same in more detail, and is what published networks see.
      columns.remove(MONTH);
    }
    return columns.values().stream().map(WindowSet::floats).toArray(float[][]::new);
  }

  static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** How many there are. */
  public int size() {
    return places.size();
  }

  /**
   * Makes the arrays of some windows.
   *
   * @param items which
   * @param withFuture whether there is a future
   * @param owner owns the arrays
   */
  public WindowBatch batch(int[] items, boolean withFuture, NDManager owner) {
    NDArray past = array(values, items, -input, 0, owner);
    NDArray columns = array(marks, items, -input, 0, owner);
    return withFuture ? new WindowBatch(past, columns, array(values, items, 0, horizon, owner),
        Arrays.stream(items).map(item -> places.get(item).series).toArray()) : new WindowBatch(past, columns, null);
  }

  /** [item, row, to − from], counted from the cutoff of each window. */
  private NDArray array(float[][][] source, int[] items, int from, int to, NDManager owner) {
    int rows = source[0].length;
    int length = to - from;
    float[] numbers = new float[Math.toIntExact((long) items.length * rows * length)];
    int at = 0;
    for (int item : items) {
      Place place = places.get(item);
      for (float[] row : source[place.series]) {
        System.arraycopy(row, place.cutoff + from, numbers, at, length);
        at += length;
      }
    }
    return GraphArrays.create(owner, numbers, new Shape(items.length, rows, length));
  }
}
