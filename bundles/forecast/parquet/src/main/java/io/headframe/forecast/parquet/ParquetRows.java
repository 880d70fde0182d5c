package io.headframe.forecast.parquet;

import io.headframe.forecast.parquet.internal.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * Writes a Parquet file row by row, compressed with Snappy. The file is whole when this was closed. For one thread.
 */
public final class ParquetRows implements Closeable {

  private final RowWriter writer;

  /**
   * Begins a file. What stood in it before is lost.
   *
   * @param columns one at least
   * @throws IOException if it cannot be written
   */
  public ParquetRows(Path file, List<ParquetColumn> columns) throws IOException {
    List<String> names = columns.stream().map(ParquetColumn::name).toList();
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("no columns, or two with the same name: " + names);
    }
    this.writer = new RowWriter(file, List.copyOf(columns));
  }

  /**
   * Writes a row.
   *
   * @param cells one for each column, of the class that its kind names; null where there is no value
   * @throws IOException if it cannot be written
   */
  public void add(Object... cells) throws IOException {
    writer.add(cells);
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
