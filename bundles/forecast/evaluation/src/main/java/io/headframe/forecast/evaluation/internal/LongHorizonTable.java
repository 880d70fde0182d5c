package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The long-horizon table.
 *
 * @param data what it was measured on
 * @param input the steps of history
 * @param horizons the columns
 * @param rows what was measured here, then what was published
 */
record LongHorizonTable(String data, int input, List<Integer> horizons, List<Row> rows) implements Presentable {

  /**
   * One forecaster.
   *
   * @param name what it is called
   * @param measured whether it was measured here; otherwise it was published
   * @param mse [horizon], the mean over trials
   * @param mae [horizon], the mean over trials
   * @param trials of one that is trained; empty where nothing is random
   */
  record Row(String name, boolean measured, double[] mse, double[] mae, List<Trial> trials) {

    /** A row of trials, with their means. */
    static Row of(String name, List<Trial> trials) {
      return new Row(name, true, mean(trials, Trial::mse), mean(trials, Trial::mae), trials);
    }

    private static double[] mean(List<Trial> trials, Function<Trial, double[]> errors) {
      double[] mean = new double[errors.apply(trials.get(0)).length];
      for (int i = 0; i < mean.length; i++) {
        int column = i;
        mean[i] = trials.stream().mapToDouble(trial -> errors.apply(trial)[column]).average().orElseThrow();
      }
      return mean;
    }
  }

  /**
   * A forecaster trained with one seed.
   *
   * @param seed of the training
   * @param mse [horizon]
   * @param mae [horizon]
   */
  record Trial(long seed, double[] mse, double[] mae) {}

  @Override
  public List<View> views() {
    return List.of(table("MSE", Row::mse, Trial::mse), table("MAE", Row::mae, Trial::mae));
  }

  /** Numbers measured here with four digits, published ones with the three that are printed. */
  private Table table(String metric, Function<Row, double[]> errors, Function<Trial, double[]> ofTrial) {
    List<String> columns = new ArrayList<>(List.of("forecaster"));
    horizons.forEach(horizon -> columns.add(Integer.toString(horizon)));
    columns.add("mean");
    columns.add("source");
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      String form = row.measured ? "%.4f" : "%.3f";
      List<String> line = new ArrayList<>(List.of(row.name));
      double[] means = errors.apply(row);
      for (int i = 0; i < means.length; i++) {
        int column = i;
        line.add(number(form, means[i], row.trials.stream().mapToDouble(trial -> ofTrial.apply(trial)[column])
            .toArray()));
      }
      line.add(number(form, Arrays.stream(means).average().orElseThrow(), row.trials.stream()
          .mapToDouble(trial -> Arrays.stream(ofTrial.apply(trial)).average().orElseThrow()).toArray()));
      line.add(row.measured ? "measured here" + seeds(row.trials.size()) : "published");
      cells.add(line);
    }
    return new Table(metric + " on " + data + " by horizon, input " + input, columns, cells);
  }

  /** A mean, and from two trials on their standard deviation (that of a sample). */
  private static String number(String form, double mean, double... trials) {
    String text = String.format(Locale.ROOT, form, mean);
    if (trials.length < 2) {
      return text;
    }
    double squares = Arrays.stream(trials).map(error -> (error - mean) * (error - mean)).sum();
    return text + String.format(Locale.ROOT, " ± %.4f", Math.sqrt(squares / (trials.length - 1)));
  }

  private static String seeds(int count) {
    return count == 0 ? "" : count == 1 ? ", one seed" : ", mean ± deviation of " + count + " seeds";
  }
}
