package io.headframe.forecast.timemcl.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.learning.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far what was found lay from the hypothesis that was nearest, for each head, in the validation part: the law of a
 * future within a cell, of which the hypothesis is the centre. K hypotheses alone spread less than the futures do, by
 * the distortion, so that intervals of them alone would be too narrow.
 *
 * @param errors by head: each [channel · step], in deviations of the series; no head where it never was the nearest
 */
record CellErrors(Map<Integer, List<double[]>> errors) {

  /** Of each series. */
  private static final int MOST_WINDOWS = 400;
  private static final int MOST_OF_A_HEAD = 100;
  private static final String NAME = "errors/";

  /** Measures in the part that the training validated on; nothing where there is none. */
  static CellErrors measure(TrainedNetwork network, Panel training, Run run) {
    ForecastTask task = network.task();
    int validated = TrainedNetwork.validated(training, task);
    Map<Integer, List<double[]>> errors = new TreeMap<>();
    for (Series series : training.series()) {
      int first = series.length() - validated;
      int windows = validated == 0 ? 0 : series.length() - task.horizon() - first + 1;
      int every = Math.max(1, (windows + MOST_WINDOWS - 1) / MOST_WINDOWS);
      List<Series> histories = new ArrayList<>();
      for (int w = 0; w < windows; w += every) {
        histories.add(series.slice(0, first + w));
      }
      List<Hypotheses> found = Hypotheses.of(network, histories, run);
      for (int i = 0; i < found.size(); i++) {
        add(errors, network, series, histories.get(i).length(), found.get(i));
      }
    }
    return new CellErrors(errors);
  }

  private static void add(Map<Integer, List<double[]>> errors, TrainedNetwork network, Series series, int cutoff,
      Hypotheses hypotheses) {
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    int head = 0;
    for (int k = 0; k < hypotheses.heads().length; k++) {
      double[] error = errors(network, series, cutoff, hypotheses.trajectories()[k]);
      double distance = 0;
      for (double each : error) {
        distance += each * each;
      }
      if (distance < least) {
        least = distance;
        best = error;
        head = hypotheses.heads()[k];
      }
    }
    List<double[]> own = errors.computeIfAbsent(head, nothing -> new ArrayList<>());
    if (own.size() < MOST_OF_A_HEAD) {
      own.add(best);
    }
  }

  private static double[] errors(TrainedNetwork network, Series series, int cutoff, double[][] trajectory) {
    int horizon = trajectory[0].length;
    double[] errors = new double[trajectory.length * horizon];
    for (int c = 0; c < trajectory.length; c++) {
      StandardScaling.Scale scale = network.scale(series, c);
      for (int h = 0; h < horizon; h++) {
        errors[c * horizon + h] = (series.value(c, cutoff + h) - trajectory[c][h]) / scale.deviation();
      }
    }
    return errors;
  }

  /** Those of a head; one of zeros where there are none. */
  List<double[]> of(int head, int numbers) {
    return errors.getOrDefault(head, List.of(new double[numbers]));
  }

  /** All, to be kept. */
  Map<String, double[]> numbers() {
    Map<String, double[]> numbers = new TreeMap<>();
    errors.forEach((head, own) ->
        numbers.put(NAME + head, own.stream().flatMapToDouble(Arrays::stream).toArray()));
    return numbers;
  }

  /**
   * Those of {@link #numbers()}.
   *
   * @param each the numbers of one error
   */
  static CellErrors of(Map<String, double[]> numbers, int each) {
    Map<Integer, List<double[]>> errors = new TreeMap<>();
    numbers.forEach((name, all) -> {
      List<double[]> own = new ArrayList<>();
      for (int from = 0; from < all.length; from += each) {
        own.add(Arrays.copyOfRange(all, from, from + each));
      }
      errors.put(Integer.parseInt(name.substring(NAME.length())), own);
    });
    return new CellErrors(errors);
  }
}
