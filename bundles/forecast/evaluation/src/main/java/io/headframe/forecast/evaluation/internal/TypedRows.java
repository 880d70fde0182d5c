package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.parquet.ParquetColumn;
import io.headframe.forecast.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of a Parquet file: the id is text, stamps are timestamps or whole numbers, the rest are doubles. */
final class TypedRows implements ForecastRows {

  private final ParquetRows rows;

  TypedRows(Path file, Frequency frequency, List<String> stamps, List<String> numbers) throws IOException {
    ParquetColumn.Kind time =
        frequency.unit() == Frequency.Unit.STEP ? ParquetColumn.Kind.WHOLE : ParquetColumn.Kind.TIME;
    List<ParquetColumn> columns = new ArrayList<>(List.of(new ParquetColumn(FileFormat.ID, ParquetColumn.Kind.TEXT)));
    stamps.forEach(name -> columns.add(new ParquetColumn(name, time)));
    numbers.forEach(name -> columns.add(new ParquetColumn(name, ParquetColumn.Kind.NUMBER)));
    this.rows = new ParquetRows(file, columns);
  }

  @Override
  public void add(String id, long[] stamps, double[] numbers) throws IOException {
    Object[] cells = new Object[1 + stamps.length + numbers.length];
    cells[0] = id;
    for (int i = 0; i < stamps.length; i++) {
      cells[1 + i] = stamps[i];
    }
    for (int i = 0; i < numbers.length; i++) {
      cells[1 + stamps.length + i] = Double.isFinite(numbers[i]) ? numbers[i] : null;
    }
    rows.add(cells);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
