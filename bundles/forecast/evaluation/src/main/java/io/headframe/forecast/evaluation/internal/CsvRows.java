package io.headframe.forecast.evaluation.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.headframe.forecast.api.Frequency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of a CSV file. */
final class CsvRows implements ForecastRows {

  private final CsvWriter csv;
  private final Frequency frequency;

  CsvRows(Path file, Frequency frequency, List<String> stamps, List<String> numbers) throws IOException {
    this.csv = CsvWriter.builder().build(file);
    this.frequency = frequency;
    List<String> header = new ArrayList<>(List.of(FileFormat.ID));
    header.addAll(stamps);
    header.addAll(numbers);
    csv.writeRecord(header);
  }

  @Override
  public void add(String id, long[] stamps, double[] numbers) {
    List<String> row = new ArrayList<>(List.of(id));
    for (long stamp : stamps) {
      row.add(frequency.text(stamp));
    }
    for (double number : numbers) {
      row.add(Labels.number(number));
    }
    csv.writeRecord(row);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
