package io.headframe.forecast.evaluation.internal;

import java.io.Closeable;
import java.io.IOException;

/** A file that gets rows with the columns that people know: an id, stamps, numbers. For one thread. */
interface ForecastRows extends Closeable {

  /**
   * Writes a row.
   *
   * @param stamps one for each column of stamps
   * @param numbers one for each column of numbers; not finite where a number is missing
   */
  void add(String id, long[] stamps, double[] numbers) throws IOException;
}
