package io.headframe.forecast.fourierhead.internal;

import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.util.Arrays;

/**
 * How far what follows a window lies from its mean, in deviations of the window.
 *
 * @param low where the bins begin
 * @param high where they end
 */
record TargetRange(double low, double high) {

  /** Values that are looked at, of all series, unless a window of each has more. */
  private static final double MOST_VALUES = 1e6;

  /** What is outside of the bins on each side counts as the outermost bin. */
  private static final double OUTSIDE = 5e-4;

  /** Room on each side, so that the ends are near 0: the Fourier head takes them for one point. */
  private static final double MARGIN = 0.1;

  /** Where nothing ever moves. */
  private static final double LEAST = 1;

  /** From the windows of a training part that is standardised, each series at least as long as one. */
  static TargetRange of(Panel training, ForecastTask task) {
    double[] found = training.series().stream()
        .flatMapToDouble(series -> Arrays.stream(targets(series, task, MOST_VALUES / training.series().size())))
        .sorted().toArray();
    double low = found[(int) (OUTSIDE * (found.length - 1))];
    double high = found[(int) Math.ceil((1 - OUTSIDE) * (found.length - 1))];
    double margin = Math.max(LEAST, MARGIN * (high - low));
    return new TargetRange(low - margin, high + margin);
  }

  private static double[] targets(Series series, ForecastTask task, double most) {
    int windows = series.length() - task.input() - task.horizon() + 1;
    double all = (double) windows * series.channels() * task.horizon();
    int every = (int) Math.max(1, Math.min(windows, Math.ceil(all / most)));
    int count = (windows + every - 1) / every;
    double[] targets = new double[count * series.channels() * task.horizon()];
    int at = 0;
    for (int c = 0; c < series.channels(); c++) {
      double[] values = series.values(c);
      for (int w = 0; w < count; w++) {
        int cutoff = w * every + task.input();
        WindowScale scale = WindowScale.of(values, cutoff - task.input(), cutoff, 1);
        for (int h = 0; h < task.horizon(); h++) {
          targets[at++] = scale.apply(values[cutoff + h]);
        }
      }
    }
    return targets;
  }
}
