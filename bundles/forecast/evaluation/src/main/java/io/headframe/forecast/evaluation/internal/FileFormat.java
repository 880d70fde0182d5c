package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Frequency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the file of all forecasts can be; its name ends with the constant's. */
enum FileFormat {

  /** Text. */
  CSV,

  /** Columns with types. */
  PARQUET;

  /** The first column. */
  static final String ID = "unique_id";

  /** A file's name: {@code forecast.csv}. */
  String file(String stem) {
    return stem + "." + this;
  }

  /**
   * Begins a file.
   *
   * @param frequency of the stamps
   * @param stamps the names of the columns of stamps
   * @param numbers the names of the columns of numbers
   */
  ForecastRows open(Path file, Frequency frequency, List<String> stamps, List<String> numbers) throws IOException {
    return this == CSV ? new CsvRows(file, frequency, stamps, numbers)
        : new TypedRows(file, frequency, stamps, numbers);
  }

  /** As a user writes it, and as the file's name ends. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
