package io.headframe.forecast.data.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a file of series. */
final class SeriesError {

  /** Argument: the file. */
  static final ErrorKind NO_FILE = ErrorKind.input("HF-SERIES-001",
      "'%s' is no file that exists; name a CSV file, and behind it, separated by commas, how it is read,"
          + " for example FILE.csv,missing=interpolate.");

  /** Arguments: the file, why. */
  static final ErrorKind UNREADABLE = ErrorKind.input("HF-SERIES-002",
      "The file of series %s cannot be read: %s; name a text file in UTF-8 that you may read.");

  /** Arguments: the file, the most MiB. */
  static final ErrorKind TOO_LARGE = ErrorKind.input("HF-SERIES-003",
      "%s has more than %s MiB, which a file of series may have at most; split it by series or by time.");

  /** Arguments: what was written, the options. */
  static final ErrorKind OPTION = ErrorKind.input("HF-SERIES-004",
      "'%s' is no option of a file of series, or stands there twice; write name=value with one of %s.");

  /** Arguments: the option, what was written, the choices. */
  static final ErrorKind CHOICE = ErrorKind.input("HF-SERIES-005",
      "%s=%s is not among the choices of a file of series; write one of %s.");

  /** Arguments: the file, why. */
  static final ErrorKind NO_TABLE = ErrorKind.input("HF-SERIES-006",
      "%s is no table of series: %s; write the names of the columns in the first line, and as many cells"
          + " in each line below.");

  /** Arguments: the file, those that are possible. */
  static final ErrorKind SEPARATOR = ErrorKind.input("HF-SERIES-007",
      "Columns of '%s' can be separated by any of these: %s; say which it is, for example"
          + " FILE.csv,separator=semicolon.");

  /** Argument: the file. */
  static final ErrorKind DECIMAL = ErrorKind.input("HF-SERIES-008",
      "%s has numbers with a decimal point and others with a decimal comma; say which it is with"
          + " decimal=point or decimal=comma, and write all numbers in that way.");

  /** Arguments: the column, the line, the file, the cell, the decimal sign. */
  static final ErrorKind NO_NUMBER = ErrorKind.input("HF-SERIES-009",
      "Column %s in line %s of %s is '%s', which is no finite number with a decimal %s; leave the cell"
          + " empty if the value is missing.");

  /** Arguments: the column, the line, the file, the cell. */
  static final ErrorKind NO_STAMP = ErrorKind.input("HF-SERIES-010",
      "Column %s in line %s of %s is '%s', which is no stamp like those before; write 2024-02-29,"
          + " 2024-02-29 13:00:00, or whole numbers alone.");

  /** Arguments: the file, the columns. */
  static final ErrorKind NO_TIME = ErrorKind.input("HF-SERIES-011",
      "%s has no column of stamps among its columns: %s; call it ds or date, or say time=COLUMN.");

  /** Arguments: the column, the file, the columns. */
  static final ErrorKind NO_COLUMN = ErrorKind.input("HF-SERIES-012",
      "There is no column %s in %s; it has these: %s. Name columns with targets=A+B, known=A, id=A and"
          + " time=A.");

  /** Arguments: the series, a stamp, the next. */
  static final ErrorKind UNSORTED = ErrorKind.input("HF-SERIES-013",
      "In series '%s', %s is followed by %s, which is earlier; sort the file, or say order=sort.");

  /** Arguments: the series, how many, the stamp. */
  static final ErrorKind DUPLICATE = ErrorKind.input("HF-SERIES-014",
      "Series '%s' has %s rows with the stamp %s; mend the file, or say duplicates=first, last or mean.");

  /** Arguments: the series, a stamp, the next, the frequency. */
  static final ErrorKind GAP = ErrorKind.input("HF-SERIES-015",
      "In series '%s', %s is followed by %s, which is not one step of %s later; say gaps=fill if rows are"
          + " missing there, or frequency=F if the frequency is another.");

  /** Arguments: the series, how many, of how many, the column. */
  static final ErrorKind MISSING = ErrorKind.input("HF-SERIES-016",
      "Series '%s' misses %s of %s values in column %s; say missing=interpolate, forward or keep.");

  /** Arguments: the series, the column, what was asked. */
  static final ErrorKind UNFILLABLE = ErrorKind.input("HF-SERIES-017",
      "Series '%s' has values in column %s that missing=%s cannot fill; there is no value before them, or"
          + " none at all.");

  /** Arguments: the file, a series, its frequency, another, its frequency. */
  static final ErrorKind MIXED = ErrorKind.input("HF-SERIES-018",
      "%s has series of different frequencies, '%s' with %s and '%s' with %s; put each frequency into a"
          + " file of its own, or say frequency=F and gaps=fill.");

  /** Argument: the file. */
  static final ErrorKind ONE_STAMP = ErrorKind.input("HF-SERIES-019",
      "No series of %s has two stamps, so that its frequency cannot be inferred; give longer series.");

  /** Arguments: the file, the frequency. */
  static final ErrorKind OTHER_STAMPS = ErrorKind.input("HF-SERIES-020",
      "The stamps of %s and the frequency %s do not fit: whole numbers go with step, dates with all"
          + " others; say another frequency, or none.");

  /** Arguments: the file, the line, its cells, the names. */
  static final ErrorKind NO_SEPARATOR = ErrorKind.input("HF-SERIES-021",
      "No comma, semicolon, tab or bar separates the columns of '%s' evenly: with the likeliest, line %s has %s cells"
          + " and the first line has %s names; where numbers have a decimal comma, put semicolons or tabs between"
          + " columns, or numbers in quotation marks.");

  /** Arguments: the file, why. */
  static final ErrorKind NO_PARQUET = ErrorKind.input("HF-SERIES-022",
      "The Parquet file %s cannot be read: %s; write it again as a flat table of one value a cell.");

  private SeriesError() {}
}
