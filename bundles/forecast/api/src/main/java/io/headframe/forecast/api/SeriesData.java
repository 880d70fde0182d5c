package io.headframe.forecast.api;

import java.util.List;

/**
 * Series that a user named, as a parameter of a method: {@code --data FILE}.
 *
 * @param panel the series
 * @param notes what was found and done while reading, a sentence each: separator, frequency, what was filled in
 */
public record SeriesData(Panel panel, List<String> notes) {

  /** Copies the list. */
  public SeriesData {
    notes = List.copyOf(notes);
  }
}
