package io.headframe.forecast.parquet.internal;

import io.headframe.forecast.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** Reads the cells of a Parquet file, column by column in each of its groups of rows. */
public final class TableReader {

  private static final int MOST_CELLS = 50_000_000;

  private TableReader() {}

  /** As {@link ParquetTable#read}. */
  public static ParquetTable read(Path file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      checkFlat(schema);
      long cells = reader.getRecordCount() * schema.getColumns().size();
      if (cells > MOST_CELLS) {
        throw new IOException("it has " + cells + " cells, and at most " + MOST_CELLS + " are read");
      }
      List<List<String>> rows = new ArrayList<>();
      for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
        add(rows, group, schema, reader.getFileMetaData().getCreatedBy());
      }
      return new ParquetTable(schema.getColumns().stream().map(column -> column.getPath()[0]).toList(), rows);
    } catch (IOException | RuntimeException damaged) {
      // The library throws whatever the bytes lead to, and plain runtime exceptions for files of other formats.
      throw new IOException(said(damaged), damaged);
    }
  }

  private static String said(Throwable damaged) {
    Throwable cause = damaged;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? "it is damaged" : cause.getMessage();
  }

  private static void checkFlat(MessageType schema) throws IOException {
    for (ColumnDescriptor column : schema.getColumns()) {
      if (column.getPath().length > 1 || column.getMaxRepetitionLevel() > 0) {
        throw new IOException("its column " + column.getPath()[0] + " holds lists or records, and a cell is one value");
      }
    }
  }

  private static void add(List<List<String>> rows, PageReadStore group, MessageType schema, String createdBy) {
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(group, new DummyRecordConverter(schema).getRootConverter(), schema, createdBy);
    int count = Math.toIntExact(group.getRowCount());
    List<ColumnDescriptor> columns = schema.getColumns();
    String[][] cells = new String[count][columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      ColumnReader column = store.getColumnReader(columns.get(c));
      CellText text = new CellText(columns.get(c));
      for (int i = 0; i < count; i++) {
        cells[i][c] = text.of(column);
        column.consume();
      }
    }
    for (String[] row : cells) {
      rows.add(List.of(row));
    }
  }
}
