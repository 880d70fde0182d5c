package io.headframe.core.host.internal.isolation;

import java.time.Duration;
import java.util.Locale;

/** A duration as people write it: {@code 20 ms}, {@code 0.2 s}, {@code 30 s}, {@code 10 min}, {@code 1 h 30 min}. */
public final class TimeText {

  private static final long SHORT_MILLIS = 120_000;
  private static final long TENTH_MILLIS = 100;

  private TimeText() {}

  /** Milliseconds below a tenth of a second; seconds below two minutes, to a tenth; minutes and hours above. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < TENTH_MILLIS) {
      return millis + " ms";
    }
    if (millis < SHORT_MILLIS) {
      double seconds = Math.round((double) millis / TENTH_MILLIS) / 10.0;
      return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }
    String minutes = duration.toMinutesPart() == 0 && duration.toHours() > 0 ? "" : duration.toMinutesPart() + " min";
    String rest = duration.toHours() > 0 || duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s";
    return ((duration.toHours() > 0 ? duration.toHours() + " h " : "") + minutes + rest).strip();
  }
}
