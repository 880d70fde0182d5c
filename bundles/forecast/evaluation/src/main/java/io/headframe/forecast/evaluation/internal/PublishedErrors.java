package io.headframe.forecast.evaluation.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What papers print for an input of 96: published.csv, copied from the table of the S-Mamba paper. */
final class PublishedErrors {

  static final int INPUT = 96;

  private PublishedErrors() {}

  /** The rows of a data set that have all horizons; none of an unknown one. */
  static List<LongHorizonTable.Row> rows(String data, List<Integer> horizons) throws IOException {
    Map<String, LongHorizonTable.Row> rows = new LinkedHashMap<>();
    try (InputStream in = PublishedErrors.class.getResourceAsStream("published.csv");
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord record : csv) {
        int column = horizons.indexOf(Integer.parseInt(record.getField("horizon")));
        if (record.getField("data").equals(data) && column >= 0) {
          LongHorizonTable.Row row = rows.computeIfAbsent(record.getField("forecaster"),
              name -> new LongHorizonTable.Row(
                  name, false, missing(horizons.size()), missing(horizons.size()), List.of()));
          row.mse()[column] = Double.parseDouble(record.getField("mse"));
          row.mae()[column] = Double.parseDouble(record.getField("mae"));
        }
      }
    }
    return new ArrayList<>(rows.values().stream()
        .filter(row -> Arrays.stream(row.mse()).noneMatch(Double::isNaN)).toList());
  }

  private static double[] missing(int columns) {
    double[] missing = new double[columns];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }
}
