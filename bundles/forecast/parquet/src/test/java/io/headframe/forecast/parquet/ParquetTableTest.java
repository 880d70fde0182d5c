package io.headframe.forecast.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by pyarrow: src/test/python says how. */
class ParquetTableTest {

  @TempDir
  private Path folder;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(ParquetTableTest.class.getResource("/" + name + ".parquet").toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "ms", "ns", "int96"})
  void fileOfAnotherImplementation_isReadWithAllItsKinds(String name) throws Exception {
    ParquetTable table = ParquetTable.read(file(name));
    assertEquals(List.of("unique_id", "ds", "y", "step", "third", "day", "open"), table.columns());
    assertEquals(40, table.rows().size());
    assertEquals(List.of("Zürich", "2024-01-01T07:00:00", "", "7", "2.3333333", "2024-01-01", "0"),
        table.rows().get(7));
    assertEquals(List.of("Zürich", "2024-01-02T12:00:00", "18.0", "36", "12.0", "2024-01-02", "1"),
        table.rows().get(36));
  }

  @Test
  void compressionThatIsNotRead_isNamed() {
    String message = assertThrows(IOException.class, () -> ParquetTable.read(file("brotli"))).getMessage();
    assertTrue(message.contains("BROTLI") && message.contains("Snappy"), message);
  }

  @Test
  void listsInCells_areRefusedByTheirColumn() {
    String message = assertThrows(IOException.class, () -> ParquetTable.read(file("lists"))).getMessage();
    assertTrue(message.contains("column y"), message);
  }

  @Test
  void everyCutAndManyFlips_areIoErrors_orTheTable() throws Exception {
    byte[] whole = Files.readAllBytes(file("snappy"));
    Path damaged = folder.resolve("damaged.parquet");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> ParquetTable.read(damaged), length + " bytes");
    }
    for (int at = 0; at < whole.length; at += 11) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x55;
      Files.write(damaged, flipped);
      try {
        ParquetTable.read(damaged);
      } catch (IOException said) {
        assertTrue(said.getMessage() != null && !said.getMessage().isBlank());
      }
    }
  }

  @Test
  void writtenTable_isReadAgain_withAKindForEachColumn() throws Exception {
    ParquetTable table = new ParquetTable(List.of("id", "ds", "y", "n", "empty"), List.of(
        List.of("a", "2024-02-29T23:00:00", "1.5", "3", ""), List.of("7", "2024-03-01T00:00:00", "", "-4", "")));
    Path file = folder.resolve("table.parquet");
    Files.writeString(file, "what was there before");
    table.write(file);
    assertEquals(table, ParquetTable.read(file));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      assertEquals(List.of("optional binary id (STRING)", "optional int64 ds (TIMESTAMP(MILLIS,false))",
          "optional double y", "optional int64 n", "optional binary empty (STRING)"),
          reader.getFileMetaData().getSchema().getFields().stream()
              .map(field -> field.toString().replace(" columnorder(TYPE_DEFINED_ORDER)", "")).toList());
    }
  }

  @Test
  void bundle_needsNothingThatIsNotThere() throws IOException {
    try (InputStream manifest = Files.newInputStream(Path.of("target/classes/META-INF/MANIFEST.MF"))) {
      String imports = new java.util.jar.Manifest(manifest).getMainAttributes().getValue("Import-Package");
      assertTrue(!imports.contains("hadoop") && imports.contains("org.slf4j"), imports);
    }
  }
}
