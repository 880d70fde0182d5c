package io.headframe.forecast.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

  private static final List<ParquetColumn> COLUMNS = List.of(new ParquetColumn("id", ParquetColumn.Kind.TEXT),
      new ParquetColumn("ds", ParquetColumn.Kind.TIME), new ParquetColumn("y", ParquetColumn.Kind.NUMBER),
      new ParquetColumn("n", ParquetColumn.Kind.WHOLE));

  @TempDir
  private Path folder;

  /** 2024-02-29 23:00 is 1 709 247 600 s after 1970; 0.1 + 0.2 needs all 17 digits. */
  @Test
  void writtenRows_areReadAgain() throws IOException {
    Path file = folder.resolve("table.parquet");
    Files.writeString(file, "what was there before");
    try (ParquetRows rows = new ParquetRows(file, COLUMNS)) {
      rows.add("Zürich", 1_709_247_600_000L, 0.1 + 0.2, -4L);
      rows.add("7", null, 3.0, null);
    }
    assertEquals(new ParquetTable(List.of("id", "ds", "y", "n"), List.of(
        List.of("Zürich", "2024-02-29T23:00:00", "0.30000000000000004", "-4"), List.of("7", "", "3.0", ""))),
        ParquetTable.read(file));
  }

  @Test
  void columns_haveTheTypesThatWereAskedFor() throws IOException {
    Path file = folder.resolve("empty.parquet");
    new ParquetRows(file, COLUMNS).close();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      assertEquals(List.of("optional binary id (STRING)", "optional int64 ds (TIMESTAMP(MILLIS,false))",
          "optional double y", "optional int64 n"),
          reader.getFileMetaData().getSchema().getFields().stream()
              .map(field -> field.toString().replace(" columnorder(TYPE_DEFINED_ORDER)", "")).toList());
    }
  }

  @Test
  void rowOfAnotherLength_isRefused() throws IOException {
    try (ParquetRows rows = new ParquetRows(folder.resolve("short.parquet"), COLUMNS)) {
      assertThrows(IllegalArgumentException.class, () -> rows.add("a", 1L));
    }
  }
}
