package io.headframe.forecast.parquet;

/**
 * A column of a file that is written.
 *
 * @param name different from the names of the other columns
 * @param kind what its cells are
 */
public record ParquetColumn(String name, Kind kind) {

  /** What the cells of a column are. */
  public enum Kind {

    /** {@link String}, written as text in UTF-8. */
    TEXT,

    /** {@link Double}, written as a number of 64 bits. */
    NUMBER,

    /** {@link Long}, written as an integer of 64 bits. */
    WHOLE,

    /** {@link Long}, milliseconds since 1970 without a time zone, written as a timestamp. */
    TIME
  }
}
