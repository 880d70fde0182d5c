package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a panel of a table, and says how. */
final class PanelReading {

  private final String name;
  private final CellTable table;
  private final ReadingOptions options;
  private final ColumnRoles roles;
  private final List<String> notes = new ArrayList<>();

  private PanelReading(String name, CellTable table, ReadingOptions options) {
    this.name = name;
    this.table = table;
    this.options = options;
    this.roles = ColumnRoles.of(name, table, options);
  }

  /**
   * Reads a table.
   *
   * @param name the file's name without its ending: the id of a series that has none, and for messages
   */
  static SeriesData read(String name, CellTable table, ReadingOptions options) {
    return new PanelReading(name, table, options).read();
  }

  private SeriesData read() {
    List<Integer> columns = Stream.concat(roles.targets().stream(), roles.covariates().stream()).toList();
    Numbers numbers = Numbers.detect(name, table, columns,
        table.separator().isPresent() ? options.decimal() : Optional.of('.'));
    List<Integer> numeric = columns.stream().filter(column -> roles.targets().contains(column)
        || table.rows().stream().allMatch(row -> numbers.reads(row.get(column)))).toList();
    columns.stream().filter(column -> !numeric.contains(column))
        .forEach(column -> notes.add("Column " + table.header().get(column) + " is text, and was left out."));
    table.separator().ifPresent(separator -> notes.add("Columns are separated by " + shown(separator)
        + ", with a decimal " + (numbers.decimal() == ',' ? "comma." : "point.")));

    Stamps stamps = Stamps.of(table.rows().get(0).get(roles.time()));
    RowOrder order = new RowOrder(options, stamp -> stamps.whole()
        ? Long.toString(stamp) : new Frequency(1, Frequency.Unit.SECOND).text(stamp));
    List<Rows> rising = rows(stamps, numbers, numeric).stream().map(order::rising).toList();
    notes.addAll(order.notes());
    Frequency frequency = options.frequency().orElseGet(() -> FrequencyInference.of(name, rising, stamps.whole()));
    if ((frequency.unit() == Frequency.Unit.STEP) != stamps.whole()) {
      throw new HeadframeException(SeriesError.OTHER_STAMPS, name, frequency);
    }
    notes.add("The frequency is " + frequency
        + (options.frequency().isPresent() ? ", as said." : ", inferred from the stamps."));

    Completion completion = new Completion(options, frequency);
    List<Series> series = rising.stream().map(completion::onGrid)
        .map(rows -> series(rows, numeric, completion)).toList();
    notes.addAll(completion.notes());
    notes.addAll(constants(series));
    List<String> channels = roles.targets().stream().map(table.header()::get).toList();
    return new SeriesData(new Panel(frequency, channels, series), notes);
  }

  private List<Rows> rows(Stamps stamps, Numbers numbers, List<Integer> columns) {
    Map<String, Rows> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String id = roles.id() < 0 ? name : table.rows().get(i).get(roles.id());
      double[] cells = new double[columns.size()];
      for (int j = 0; j < cells.length; j++) {
        cells[j] = numbers.read(name, table, i, columns.get(j));
      }
      Rows own = rows.computeIfAbsent(id, key -> new Rows(key, new ArrayList<>(), new ArrayList<>()));
      own.stamps().add(stamps.read(name, table, i, roles.time()));
      own.cells().add(cells);
    }
    return List.copyOf(rows.values());
  }

  /** With known columns, rows at the end without any target are the future. */
  private Series series(Rows rows, List<Integer> columns, Completion completion) {
    int targets = roles.targets().size();
    List<String> known = options.columns("known");
    int length = rows.size();
    while (!known.isEmpty() && length > 0 && withoutTarget(rows.cells().get(length - 1), targets)) {
      length--;
    }
    int end = length;
    double[][] values = new double[targets][];
    for (int c = 0; c < targets; c++) {
      values[c] = completion.filled(rows.id(), table.header().get(columns.get(c)), column(rows, c, end));
    }
    Series series = new Series(rows.id(),
        rows.stamps().subList(0, end).stream().mapToLong(Long::longValue).toArray(), values);
    for (int c = targets; c < columns.size(); c++) {
      String column = table.header().get(columns.get(c));
      series = known.contains(column)
          ? series.withKnown(column, completion.filled(rows.id(), column, column(rows, c, rows.size())))
          : series.withHistoric(column, completion.filled(rows.id(), column, column(rows, c, end)));
    }
    return series;
  }

  private static boolean withoutTarget(double[] cells, int targets) {
    return IntStream.range(0, targets).allMatch(target -> Double.isNaN(cells[target]));
  }

  private static double[] column(Rows rows, int column, int length) {
    return rows.cells().subList(0, length).stream().mapToDouble(cells -> cells[column]).toArray();
  }

  private List<String> constants(List<Series> series) {
    List<String> found = new ArrayList<>();
    for (Series each : series) {
      for (int c = 0; c < each.channels(); c++) {
        double[] values = each.values(c);
        if (values.length > 1 && IntStream.range(1, values.length).allMatch(i -> values[i] == values[0])) {
          found.add(each.id() + " " + table.header().get(roles.targets().get(c)));
        }
      }
    }
    return found.isEmpty() ? List.of() : List.of("Constant: " + String.join(", ", found) + ".");
  }

  private static String shown(char separator) {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "bars";
    };
  }
}
