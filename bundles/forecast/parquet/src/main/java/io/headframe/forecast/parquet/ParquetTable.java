package io.headframe.forecast.parquet;

import io.headframe.forecast.parquet.internal.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * The cells of a Parquet file (https://parquet.apache.org/docs/file-format) as text. Immutable.
 *
 * @param columns names, all different
 * @param rows [row, column]; empty where there is no value; numbers with a decimal point, times as in ISO 8601 and
 *     without a zone
 */
public record ParquetTable(List<String> columns, List<List<String>> rows) {

  /** Checks that each row has a cell for each column. */
  public ParquetTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    if (new HashSet<>(columns).size() < columns.size()) {
      throw new IllegalArgumentException("two columns have the same name");
    }
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells in a row of " + columns.size() + " columns");
      }
    }
  }

  /**
   * Reads a file: uncompressed or with Snappy, Zstandard, gzip or LZ4_RAW. It is read as a whole.
   *
   * @throws IOException if it cannot be read, is no Parquet file or damaged, or has columns of columns; the message
   *     says which
   */
  public static ParquetTable read(Path file) throws IOException {
    return TableReader.read(file);
  }
}
