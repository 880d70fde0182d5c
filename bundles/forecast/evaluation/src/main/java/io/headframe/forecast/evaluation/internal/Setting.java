package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import java.util.List;
import java.util.Optional;

/** What follows from what a user set and left open. */
final class Setting {

  /** Four seasons: the four days of the long-horizon table. */
  private static final int SEASONS = 4;

  private Setting() {}

  static ForecastTask task(Frequency frequency, int horizon, Optional<Integer> input, Optional<Integer> season) {
    int steps = season.orElse(frequency.season());
    return new ForecastTask(horizon, input.orElse(SEASONS * steps), steps, 0);
  }

  /** Levels above 0, rising. */
  static List<Integer> levels(List<Integer> written) {
    return written.stream().filter(level -> level > 0).distinct().sorted().toList();
  }

  /** Names with commas between. */
  static List<String> names(String written) {
    return List.of(written.strip().split("\\s*,\\s*"));
  }
}
