package io.headframe.forecast.learning.internal;

import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import java.util.ArrayList;
import java.util.List;

/**
 * A panel cut into what is learned from and what is validated on: the last steps of each series. The past of a window
 * of the second may reach into the first; its future does not.
 *
 * @param learned the first part, standardised
 * @param scaling fitted to the first part alone
 * @param training windows that lie in the first part
 * @param validation windows whose future lies in the second; none where there is no room
 */
public record TrainingParts(Panel learned, StandardScaling scaling, WindowSet training, WindowSet validation) {

  /** Where nobody says how much is validated on, this part of the shortest series is. */
  private static final int PART = 5;

  /** Cuts a panel that {@link ForecastTask#checkTraining} found long enough. */
  public static TrainingParts of(Panel panel, ForecastTask task) {
    int validated = validated(panel.shortest(), task);
    StandardScaling scaling = StandardScaling.fit(panel.withoutLast(validated));
    Panel scaled = scaling.apply(panel);
    List<WindowSet.Place> training = new ArrayList<>();
    List<WindowSet.Place> validation = new ArrayList<>();
    float[][][] values = new float[scaled.series().size()][][];
    float[][][] marks = new float[values.length][][];
    for (int s = 0; s < values.length; s++) {
      Series series = scaled.series().get(s);
      values[s] = new float[series.channels()][];
      for (int c = 0; c < values[s].length; c++) {
        values[s][c] = WindowSet.floats(series.values(c));
      }
      marks[s] = WindowSet.marks(panel.frequency(), series);
      int border = series.length() - validated;
      for (int cutoff = task.input(); cutoff + task.horizon() <= border; cutoff++) {
        training.add(new WindowSet.Place(s, cutoff));
      }
      for (int cutoff = border; validated > 0 && cutoff + task.horizon() <= series.length(); cutoff++) {
        validation.add(new WindowSet.Place(s, cutoff));
      }
    }
    return new TrainingParts(scaled.withoutLast(validated), scaling,
        new WindowSet(values, marks, training, task.input(), task.horizon()),
        new WindowSet(values, marks, validation, task.input(), task.horizon()));
  }

  /** How many steps at the end of each series are validated on. */
  public static int validated(int shortest, ForecastTask task) {
    if (task.validation() > 0) {
      return task.validation();
    }
    int part = Math.max(shortest / PART, task.horizon());
    return shortest - part >= task.input() + task.horizon() ? part : 0;
  }
}
