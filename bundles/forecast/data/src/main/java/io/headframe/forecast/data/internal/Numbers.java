package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads numbers with a decimal point or comma. Separators of thousands are refused, because 1,234 could be either.
 *
 * @param decimal the one that was found or said
 */
record Numbers(char decimal) {

  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none");
  private static final Pattern WITH_POINT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

  /**
   * Finds out which of the two some columns have.
   *
   * @throws HeadframeException if cells speak for both
   */
  static Numbers detect(String name, CellTable table, List<Integer> columns, Optional<Character> said) {
    if (said.isPresent()) {
      return new Numbers(said.get());
    }
    boolean comma = false;
    boolean point = false;
    for (List<String> row : table.rows()) {
      for (int column : columns) {
        String cell = row.get(column);
        comma |= WITH_COMMA.matcher(cell).matches();
        point |= cell.indexOf('.') >= 0 && WITH_POINT.matcher(cell).matches();
      }
    }
    if (comma && point) {
      throw new HeadframeException(SeriesError.DECIMAL, name);
    }
    return new Numbers(comma ? ',' : '.');
  }

  /** Whether a cell says that there is no value. */
  static boolean missing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether a cell is missing or a number. */
  boolean reads(String cell) {
    return missing(cell) || number(cell).isPresent();
  }

  /**
   * The number in a cell; NaN if it is missing.
   *
   * @throws HeadframeException if it is no finite number
   */
  double read(String name, CellTable table, int row, int column) {
    String cell = table.rows().get(row).get(column);
    if (missing(cell)) {
      return Double.NaN;
    }
    return number(cell).orElseThrow(() -> new HeadframeException(SeriesError.NO_NUMBER, table.header().get(column),
        table.lines().get(row), name, cell, decimal == ',' ? "comma" : "point"));
  }

  private Optional<Double> number(String cell) {
    String text = decimal == ',' ? cell.replace('.', '\0').replace(',', '.') : cell;
    if (!WITH_POINT.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
