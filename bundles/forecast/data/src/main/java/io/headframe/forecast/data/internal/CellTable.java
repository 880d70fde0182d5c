package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.parquet.ParquetTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The cells of a file.
 *
 * @param separator what stands between them in a CSV file; empty for a Parquet file, where nothing does
 * @param header the names of the columns, two at least
 * @param rows the cells below, as many in each as there are names; one at least
 * @param lines the number of the line of each row, from 1
 */
record CellTable(Optional<Character> separator, List<String> header, List<List<String>> rows, List<Long> lines) {

  CellTable {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** Checks the columns; {@code name} is for messages. */
  static CellTable of(
      String name, Optional<Character> separator, List<String> header, List<List<String>> rows, List<Long> lines) {
    if (rows.isEmpty()) {
      throw new HeadframeException(SeriesError.NO_TABLE, name, "it has no row below the names of the columns");
    }
    if (header.size() < 2 || new HashSet<>(header).size() < header.size()) {
      throw new HeadframeException(SeriesError.NO_TABLE, name, header.size() < 2
          ? "it has one column, where stamps and values are at least two; say another separator if there is one"
          : "two of its columns have the same name");
    }
    return new CellTable(separator, header, rows, lines);
  }

  /** The cells of a Parquet file; its rows are counted from 1. */
  static CellTable of(String name, ParquetTable table) {
    return of(name, Optional.empty(), table.columns(), table.rows(),
        LongStream.rangeClosed(1, table.rows().size()).boxed().toList());
  }
}
