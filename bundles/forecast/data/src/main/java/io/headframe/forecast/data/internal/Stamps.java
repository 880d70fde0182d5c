package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Reads the stamps of a column: all whole numbers, or all dates with or without a time of day. Dates are written
 * 2024-02-29, 2024/02/29, 20240229 is a number; 29.02.2024; 02/29/2024 could be another day elsewhere and is refused.
 *
 * @param whole whether they are whole numbers
 */
record Stamps(boolean whole) {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final DateTimeFormatter DATE = strict("[uuuu-MM-dd][uuuu/MM/dd][dd.MM.uuuu]");
  private static final DateTimeFormatter TIME =
      strict("[uuuu-MM-dd][uuuu/MM/dd][dd.MM.uuuu]['T'][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]['Z']");

  /** What a column has, judged by its first cell. */
  static Stamps of(String first) {
    return new Stamps(WHOLE.matcher(first).matches());
  }

  /** Milliseconds since 1970 without a time zone, or the number. */
  long read(String name, CellTable table, int row, int column) {
    String cell = table.rows().get(row).get(column);
    try {
      if (whole && WHOLE.matcher(cell).matches()) {
        return Long.parseLong(cell);
      }
      if (!whole) {
        LocalDateTime time = cell.indexOf(':') < 0
            ? LocalDate.parse(cell, DATE).atStartOfDay() : LocalDateTime.parse(cell, TIME);
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
      }
    } catch (DateTimeException notOne) {
      // Said below.
    }
    throw new HeadframeException(
        SeriesError.NO_STAMP, table.header().get(column), table.lines().get(row), name, cell);
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}
