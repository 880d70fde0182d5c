package io.headframe.forecast.data.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.ParameterType.Opened;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.SeriesData;
import io.headframe.forecast.parquet.ParquetColumn;
import io.headframe.forecast.parquet.ParquetColumn.Kind;
import io.headframe.forecast.parquet.ParquetRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesParameterTest {

  @TempDir
  Path folder;

  @Test
  void publishedFile_isReadWithoutOptions() {
    Panel panel = open(DevelopmentData.find("timeseries/ett/ETTh1.csv").toString()).value().panel();
    assertEquals(7, panel.channels().size());
    assertEquals(17_420, panel.shortest());
    assertEquals("h", panel.frequency().toString());
    assertEquals("ETTh1", panel.series().get(0).id());
    assertEquals(30.5310001373291, panel.series().get(0).value(6, 0));
  }

  @Test
  void digest_isThatOfContentAndOptions() throws IOException {
    String file = write("a.csv", "ds,y\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8));
    assertNotEquals(open(file).digest(), open(file + ",missing=keep").digest());
    assertEquals(open(file).digest(), open(write("b.csv", Files.readAllBytes(Path.of(file)))).digest());
  }

  @Test
  void fileWithACommaInItsName_isFound() throws IOException {
    String file = write("a,missing=keep", "ds,y\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(2, open(file).value().panel().shortest());
  }

  @Test
  void parquetFile_givesThePanelOfTheSameCsvFile() throws IOException {
    String csv = "unique_id,ds,y,price\na,2024-01-01T00:00:00,1.5,3\na,2024-01-01T01:00:00,-2.25,4\n"
        + "b,2024-01-01T00:00:00,7,5\nb,2024-01-01T01:00:00,8.0E-3,6\n";
    Path parquet = folder.resolve("table.PARQUET");
    long midnight = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    try (ParquetRows rows = new ParquetRows(parquet, List.of(new ParquetColumn("unique_id", Kind.TEXT),
        new ParquetColumn("ds", Kind.TIME), new ParquetColumn("y", Kind.NUMBER),
        new ParquetColumn("price", Kind.WHOLE)))) {
      rows.add("a", midnight, 1.5, 3L);
      rows.add("a", midnight + 3_600_000, -2.25, 4L);
      rows.add("b", midnight, 7.0, 5L);
      rows.add("b", midnight + 3_600_000, 8e-3, 6L);
    }
    Panel read = open(parquet + ",known=price").value().panel();
    Panel expected = open(write("table.csv", csv.getBytes(StandardCharsets.UTF_8)) + ",known=price").value().panel();
    assertEquals(expected.frequency(), read.frequency());
    for (int s = 0; s < 2; s++) {
      assertEquals(expected.series().get(s).id(), read.series().get(s).id());
      assertArrayEquals(expected.series().get(s).values(0), read.series().get(s).values(0));
      assertEquals(expected.series().get(s).stamp(1), read.series().get(s).stamp(1));
    }
  }

  @Test
  void fileThatIsNoParquet_isRefused() throws IOException {
    String file = write("table.parquet", "ds,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("HF-SERIES-022", assertThrows(HeadframeException.class, () -> open(file)).id());
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstName() throws IOException {
    assertEquals(2, open(write("c.csv", "\uFEFFds,y\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8)))
        .value().panel().shortest());
  }

  @Test
  void foldersAndOtherEncodings_areRefused() throws IOException {
    String latin = write("latin.csv", "ds,größe\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("HF-SERIES-002", assertThrows(HeadframeException.class, () -> open(latin)).id());
    assertEquals("HF-SERIES-002", assertThrows(HeadframeException.class, () -> open(folder.toString())).id());
    assertEquals("HF-SERIES-001", assertThrows(HeadframeException.class, () -> open("no\0file")).id());
  }

  private String write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private Opened<SeriesData> open(String text) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new SeriesParameter().open(text, run);
    }
  }
}
