package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.data.internal.ReadingOptions.Duplicates;
import io.headframe.forecast.data.internal.ReadingOptions.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Puts rows in the order of their stamps and leaves one for each stamp, as asked. */
final class RowOrder {

  private final ReadingOptions options;
  private final LongFunction<String> shown;
  private int moved;
  private int merged;

  /** @param shown how a stamp is written in messages */
  RowOrder(ReadingOptions options, LongFunction<String> shown) {
    this.options = options;
    this.shown = shown;
  }

  /** Rows whose stamps rise. */
  Rows rising(Rows rows) {
    return withoutDuplicates(sorted(rows));
  }

  /** What was done to all rows until now, as sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (moved > 0) {
      notes.add(moved + " rows stood before an earlier one, and were sorted.");
    }
    if (merged > 0) {
      notes.add(merged + " rows had the stamp of another one; of these, "
          + (options.duplicates() == Duplicates.MEAN ? "the mean was" : "the "
          + (options.duplicates() == Duplicates.FIRST ? "first was" : "last was")) + " taken.");
    }
    return notes;
  }

  private Rows sorted(Rows rows) {
    int falls = 0;
    for (int i = 1; i < rows.size(); i++) {
      if (rows.stamps().get(i) < rows.stamps().get(i - 1)) {
        if (options.order() == Order.REFUSE) {
          throw new HeadframeException(SeriesError.UNSORTED, rows.id(), shown.apply(rows.stamps().get(i - 1)),
              shown.apply(rows.stamps().get(i)));
        }
        falls++;
      }
    }
    if (falls == 0) {
      return rows;
    }
    moved += falls;
    List<Integer> order = IntStream.range(0, rows.size()).boxed()
        .sorted(Comparator.comparing(i -> rows.stamps().get(i))).toList();
    return new Rows(rows.id(), order.stream().map(i -> rows.stamps().get(i)).toList(),
        order.stream().map(i -> rows.cells().get(i)).toList());
  }

  private Rows withoutDuplicates(Rows rows) {
    List<Long> stamps = new ArrayList<>();
    List<double[]> cells = new ArrayList<>();
    for (int i = 0; i < rows.size();) {
      int next = i + 1;
      while (next < rows.size() && rows.stamps().get(next).equals(rows.stamps().get(i))) {
        next++;
      }
      if (next - i > 1 && options.duplicates() == Duplicates.REFUSE) {
        throw new HeadframeException(SeriesError.DUPLICATE, rows.id(), next - i, shown.apply(rows.stamps().get(i)));
      }
      merged += next - i - 1;
      stamps.add(rows.stamps().get(i));
      cells.add(switch (options.duplicates()) {
        case REFUSE, FIRST -> rows.cells().get(i);
        case LAST -> rows.cells().get(next - 1);
        case MEAN -> mean(rows.cells().subList(i, next));
      });
      i = next;
    }
    return new Rows(rows.id(), stamps, cells);
  }

  /** Column by column, of the values that there are. */
  private static double[] mean(List<double[]> cells) {
    double[] mean = new double[cells.get(0).length];
    for (int column = 0; column < mean.length; column++) {
      int at = column;
      mean[column] = cells.stream().mapToDouble(row -> row[at]).filter(value -> !Double.isNaN(value))
          .average().orElse(Double.NaN);
    }
    return mean;
  }
}
