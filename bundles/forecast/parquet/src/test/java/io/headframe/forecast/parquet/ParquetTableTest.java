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
  void bundle_needsNothingThatIsNotThere() throws IOException {
    try (InputStream manifest = Files.newInputStream(Path.of("target/classes/META-INF/MANIFEST.MF"))) {
      String imports = new java.util.jar.Manifest(manifest).getMainAttributes().getValue("Import-Package");
      assertTrue(!imports.contains("hadoop") && imports.contains("org.slf4j"), imports);
    }
  }
}
