package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.data.internal.ReadingOptions.Gaps;
import io.headframe.forecast.data.internal.ReadingOptions.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts rows onto the grid of a frequency and fills in values, as asked. */
final class Completion {

  private final ReadingOptions options;
  private final Frequency frequency;
  private int stamps;
  private int values;

  Completion(ReadingOptions options, Frequency frequency) {
    this.options = options;
    this.frequency = frequency;
  }

  /** Rows one step apart, with rows of missing values where stamps are missing. */
  Rows onGrid(Rows rows) {
    List<Long> grid = new ArrayList<>();
    List<double[]> cells = new ArrayList<>();
    int width = rows.cells().get(0).length;
    int next = 0;
    // More missing than present is a frequency that changes, and no gap.
    long most = 2L * rows.size() + 1;
    while (next < rows.size()) {
      long expected = frequency.plus(rows.stamps().get(0), grid.size());
      long found = rows.stamps().get(next);
      if (found < expected || grid.size() > most) {
        throw irregular(rows, next);
      }
      if (found == expected) {
        cells.add(rows.cells().get(next++));
      } else if (options.gaps() == Gaps.FILL) {
        double[] nothing = new double[width];
        Arrays.fill(nothing, Double.NaN);
        cells.add(nothing);
        stamps++;
      } else {
        throw irregular(rows, next);
      }
      grid.add(expected);
    }
    return new Rows(rows.id(), grid, cells);
  }

  private HeadframeException irregular(Rows rows, int row) {
    return new HeadframeException(SeriesError.GAP, rows.id(), frequency.text(rows.stamps().get(row - 1)),
        frequency.text(rows.stamps().get(row)), frequency);
  }

  /** The values of a column without gaps, or with them if they are to be kept. */
  double[] filled(String id, String column, double[] given) {
    double[] filled = given.clone();
    for (int i = 0; i < given.length; i++) {
      if (Double.isNaN(given[i])) {
        if (options.missing() == Missing.REFUSE) {
          throw new HeadframeException(SeriesError.MISSING, id,
              Arrays.stream(given).filter(Double::isNaN).count(), given.length, column);
        }
        values++;
        filled[i] = switch (options.missing()) {
          case INTERPOLATE -> between(given, i);
          case FORWARD -> before(given, i) >= 0 ? given[before(given, i)] : Double.NaN;
          default -> Double.NaN;
        };
        if (Double.isNaN(filled[i]) && options.missing() != Missing.KEEP) {
          throw new HeadframeException(SeriesError.UNFILLABLE, id, column, options.text("missing").orElse(""));
        }
      }
    }
    return filled;
  }

  /** What was done until now, as sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (stamps > 0) {
      notes.add(stamps + " missing stamps were put in.");
    }
    if (values > 0) {
      notes.add(values + " missing values were "
          + (options.missing() == Missing.KEEP ? "kept." : options.missing() == Missing.FORWARD
          ? "filled with the one before." : "interpolated."));
    }
    return notes;
  }

  /** On the line between its neighbours; at the ends, the nearest. */
  private static double between(double[] given, int at) {
    int before = before(given, at);
    int after = at;
    while (after < given.length && Double.isNaN(given[after])) {
      after++;
    }
    if (before < 0 || after == given.length) {
      return before >= 0 ? given[before] : after < given.length ? given[after] : Double.NaN;
    }
    return given[before] + (given[after] - given[before]) * (at - before) / (after - before);
  }

  private static int before(double[] given, int at) {
    int before = at;
    while (before >= 0 && Double.isNaN(given[before])) {
      before--;
    }
    return before;
  }
}
