package io.headframe.forecast.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.internal.ForecastError;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Series of one frequency with the same channels: many series of one channel, one series of many, or both. Immutable.
 *
 * @param frequency how far stamps lie apart; no stamp is missing
 * @param channels the names of the channels, at least one; {@code y} where there is one
 * @param series at least one; windows of one series may have the same id
 */
public record Panel(Frequency frequency, List<String> channels, List<Series> series) {

  /**
   * Copies the lists and checks that all fits.
   *
   * @throws HeadframeException if there is no series (HF-FORECAST-002), or a stamp does not follow the one before by
   *     the frequency (003)
   */
  public Panel {
    channels = List.copyOf(channels);
    series = List.copyOf(series);
    if (series.isEmpty() || channels.isEmpty()) {
      throw new HeadframeException(ForecastError.EMPTY_PANEL, series.size(), channels.size());
    }
    for (Series each : series) {
      if (each.channels() != channels.size()) {
        throw new IllegalArgumentException(
            each.id() + " has " + each.channels() + " channels, the panel " + channels.size());
      }
      for (int i = 1; i < each.length(); i++) {
        if (each.stamp(i) != frequency.plus(each.stamp(0), i)) {
          throw new HeadframeException(ForecastError.IRREGULAR, each.id(), frequency.text(each.stamp(i - 1)),
              frequency.text(each.stamp(i)), frequency);
        }
      }
    }
  }

  /** A panel with the same frequency and channels of other series. */
  public Panel of(List<Series> others) {
    return new Panel(frequency, channels, others);
  }

  /** A panel of what becomes of each series. */
  public Panel each(UnaryOperator<Series> change) {
    return of(series.stream().map(change).toList());
  }

  /** The panel without the last steps of each series; of a shorter one nothing is left. */
  public Panel withoutLast(int steps) {
    return each(one -> one.slice(0, Math.max(0, one.length() - steps)));
  }

  /** The length of the shortest series. */
  public int shortest() {
    return series.stream().mapToInt(Series::length).min().getAsInt();
  }

  /** The stamps of the steps behind the last of a series: [horizon]. */
  public long[] following(Series one, int horizon) {
    long[] stamps = new long[horizon];
    for (int i = 0; i < horizon; i++) {
      stamps[i] = frequency.plus(one.stamp(0), one.length() + (long) i);
    }
    return stamps;
  }
}
