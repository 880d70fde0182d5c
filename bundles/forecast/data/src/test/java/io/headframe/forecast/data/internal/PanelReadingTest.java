package io.headframe.forecast.data.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.SeriesData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelReadingTest {

  @Test
  void longTable_isManySeriesOfOneChannel() {
    Panel panel = read("unique_id,ds,y,price\nb,2024-01-01,1,7\nb,2024-01-02,2,8\na,2024-01-02,5,9\n", "").panel();
    assertEquals(List.of("y"), panel.channels());
    assertEquals(List.of("b", "a"), panel.series().stream().map(Series::id).toList());
    assertArrayEquals(new double[] {1, 2}, panel.series().get(0).values(0));
    assertArrayEquals(new double[] {7, 8}, panel.series().get(0).historic("price"));
    assertEquals("D", panel.frequency().toString());
  }

  @Test
  void wideTable_isOneSeriesOfManyChannels() {
    Panel panel = read("date,HUFL,OT\n2016-07-01 00:00:00,5.5,-1e1\n2016-07-01 01:00:00,6,3\n", "").panel();
    assertEquals(List.of("HUFL", "OT"), panel.channels());
    assertEquals("file", panel.series().get(0).id());
    assertArrayEquals(new double[] {-10, 3}, panel.series().get(0).values(1));
    assertEquals("h", panel.frequency().toString());
    assertEquals(1467331200000L, panel.series().get(0).stamp(0));
  }

  @Test
  void knownColumns_goOnWhereTargetsEnd() {
    Series series = read("ds,y,holiday\n1,4,0\n2,5,1\n3,,1\n4,,0\n", "known=holiday").panel().series().get(0);
    assertEquals(2, series.length());
    assertArrayEquals(new double[] {0, 1, 1, 0}, series.known("holiday", 2));
  }

  @Test
  void separatorsAndDecimals_areDetected() {
    for (String text : new String[] {"ds;y;z\n1;1,5;2\n2;2,5;3\n", "ds\ty\tz\n1\t1.5\t2\n2\t2.5\t3\n",
        "ds|y|z\n1|1,5|2\n2|2,5|3\n", "ds,y,z\n1,1.5,2\n2,\"2.5\",3\n"}) {
      assertArrayEquals(new double[] {1.5, 2.5}, read(text, "").panel().series().get(0).values(0), text);
    }
    SeriesData said = read("ds;y\n1;1,5\n2;2,5\n", "separator=semicolon,decimal=comma");
    assertTrue(said.notes().contains("Columns are separated by semicolons, with a decimal comma."));
  }

  @Test
  void frequency_isInferredAndReported() {
    assertEquals("15min", frequency("2024-01-01 00:00,2024-01-01 00:15"));
    assertEquals("W", frequency("2024-01-01,2024-01-08"));
    assertEquals("MS", frequency("2024-01-01,2024-02-01,2024-03-01"));
    assertEquals("ME", frequency("2024-01-31,2024-02-29,2024-03-31"));
    assertEquals("3MS", frequency("2024-01-01,2024-04-01"));
    assertEquals("12MS", frequency("2023-01-01,2024-01-01,2025-01-01"));
    assertEquals("2step", frequency("4,6,8"));
    assertEquals("s", frequency("2024-01-01T00:00:59Z,2024-01-01T00:01:00Z"));
    assertEquals("D", frequency("28.02.2024,29.02.2024"));
    assertTrue(read("ds,y\n1,2\n2,3\n", "").notes().contains("The frequency is step, inferred from the stamps."));
  }

  @Test
  void missingValues_areHandledAsAsked_andReported() {
    String text = "ds,y\n1,\n2,3\n3,NA\n4,\n5,9\n6,nan\n";
    assertArrayEquals(new double[] {3, 3, 5, 7, 9, 9}, values(text, "missing=interpolate"));
    assertArrayEquals(new double[] {Double.NaN, 3, Double.NaN, Double.NaN, 9, Double.NaN},
        values(text, "missing=keep"));
    assertArrayEquals(new double[] {3, 3, 3, 9}, values("ds,y\n2,3\n3,NA\n4,\n5,9\n", "missing=forward"));
    assertTrue(read(text, "missing=interpolate").notes().contains("4 missing values were interpolated."));
  }

  @Test
  void missingStamps_areFilledAsAsked_andReported() {
    SeriesData data = read("ds,y\n1,2\n2,3\n4,7\n5,8\n", "gaps=fill,missing=interpolate");
    assertArrayEquals(new double[] {2, 3, 5, 7, 8}, data.panel().series().get(0).values(0));
    assertTrue(data.notes().contains("1 missing stamps were put in."));
  }

  @Test
  void duplicatesAndDisorder_areHandledAsAsked_andReported() {
    String twice = "ds,y\n1,2\n2,3\n2,5\n3,6\n";
    assertArrayEquals(new double[] {2, 3, 6}, values(twice, "duplicates=first"));
    assertArrayEquals(new double[] {2, 5, 6}, values(twice, "duplicates=last"));
    assertArrayEquals(new double[] {2, 4, 6}, values(twice, "duplicates=mean"));
    SeriesData sorted = read("ds,y\n3,6\n1,2\n2,4\n", "order=sort");
    assertArrayEquals(new double[] {2, 4, 6}, sorted.panel().series().get(0).values(0));
    assertTrue(sorted.notes().contains("1 rows stood before an earlier one, and were sorted."));
  }

  @Test
  void constantColumns_andText_areReported() {
    SeriesData data = read("ds,y,shop\n1,5,x\n2,5,x\n", "");
    assertTrue(data.notes().contains("Constant: file y."));
    assertTrue(data.notes().contains("Column shop is text, and was left out."));
  }

  /** What the table is, how it is read, and how it is refused. */
  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
      "ds,y/1,2/2,3 # nonsense=1 # HF-SERIES-004",
      "ds,y/1,2/2,3 # missing=zero # HF-SERIES-005",
      "ds,y/1,2/2 # '' # HF-SERIES-021",
      "ds,y/1,2,5/2,3,5 # '' # HF-SERIES-021",
      "ds y/1 2/2 3 # '' # HF-SERIES-021",
      "ds,y/1,2/2 # separator=comma # HF-SERIES-006",
      "ds,y # '' # HF-SERIES-006",
      "ds,y,y/1,2,3/2,3,4 # '' # HF-SERIES-006",
      "ds;y,z/1;2,3/2;3,4 # '' # HF-SERIES-007",
      "ds;y/1;2,5/2;3.5 # '' # HF-SERIES-008",
      "ds;y/1;1.234,5/2;3,5 # '' # HF-SERIES-009",
      "ds,y/1,two/2,3 # '' # HF-SERIES-009",
      "ds,y/1,inf/2,3 # '' # HF-SERIES-009",
      "ds,y/1,1e999/2,3 # '' # HF-SERIES-009",
      "ds,y/2024-02-30,2/2024-03-01,3 # '' # HF-SERIES-010",
      "ds,y/02-03-2024,2/03-03-2024,3 # '' # HF-SERIES-010",
      "ds,y/1,2/2024-03-01,3 # '' # HF-SERIES-010",
      "when,y/1,2/2,3 # '' # HF-SERIES-011",
      "unique_id,ds,sales/a,1,2/a,2,3 # '' # HF-SERIES-012",
      "ds,y/1,2/2,3 # known=price # HF-SERIES-012",
      "ds,y/2,2/1,3 # '' # HF-SERIES-013",
      "ds,y/1,2/1,3 # '' # HF-SERIES-014",
      "ds,y/1,2/2,3/4,4 # '' # HF-SERIES-015",
      "ds,y/2,2/4,3/5,4/7,1 # frequency=2step,gaps=fill # HF-SERIES-015",
      "ds,y/1,2/2,3/90,4 # gaps=fill,missing=keep # HF-SERIES-015",
      "ds,y/1,2/2, # '' # HF-SERIES-016",
      "ds,y/1,/2,3 # missing=forward # HF-SERIES-017",
      "ds,y/1,/2, # missing=interpolate # HF-SERIES-017",
      "unique_id,ds,y/a,1,2/a,2,3/b,1,4/b,3,5 # '' # HF-SERIES-018",
      "ds,y/1,2 # '' # HF-SERIES-019",
      "ds,y/1,2/2,3 # frequency=h # HF-SERIES-020",
      "ds,y/1,2/2,3 # frequency=hourly # HF-FORECAST-001"})
  void badTable_isRefused(String lines, String options, String id) {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> read(lines.strip().replace("/", "\n") + "\n", options));
    assertEquals(id, refused.id(), refused.getMessage());
  }

  @Test
  void badCell_isNamedByItsLineAndColumn() {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> read("ds,y\n1,2\n2,3 kg\n", ""));
    assertTrue(refused.getMessage().startsWith("Column y in line 3 of file is '3 kg'"), refused.getMessage());
  }

  @Test
  void decimalCommaBetweenCommas_isExplained() {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> read("ds,y\n1,2\n2,3,5\n", ""));
    assertTrue(refused.getMessage().contains("line 3 has 3 cells and the first line has 2 names"),
        refused.getMessage());
    assertTrue(refused.getMessage().contains("decimal comma"), refused.getMessage());
  }

  private static String frequency(String stamps) {
    StringBuilder text = new StringBuilder("ds,y\n");
    for (String stamp : stamps.split(",")) {
      text.append(stamp).append(",1\n");
    }
    return read(text.toString(), "").panel().frequency().toString();
  }

  private static double[] values(String text, String options) {
    return read(text, options).panel().series().get(0).values(0);
  }

  private static SeriesData read(String text, String options) {
    ReadingOptions read = ReadingOptions.of(options == null ? "" : options);
    return PanelReading.read("file", CsvFile.read("file", text, read.separator()), read);
  }
}
