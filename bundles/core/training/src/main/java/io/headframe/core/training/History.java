package io.headframe.core.training;

import io.headframe.core.method.view.Curve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of all steps from the first on, also of those before a checkpoint that the run went on from.
 *
 * @param loss weighted sums
 * @param learningRate what the schedule said
 * @param gradientNorm lengths of gradients before clipping
 * @param terms values of each term without its weight; NaN in steps without it
 */
public record History(double[] loss, double[] learningRate, double[] gradientNorm, Map<String, double[]> terms) {

  /** Points of a curve, above which neighbours are averaged. */
  private static final int POINTS = 400;

  /** Copies the numbers. */
  public History {
    loss = loss.clone();
    learningRate = learningRate.clone();
    gradientNorm = gradientNorm.clone();
    Map<String, double[]> copies = new LinkedHashMap<>();
    terms.forEach((name, values) -> copies.put(name, values.clone()));
    terms = copies;
  }

  /** How many steps were done. */
  public int steps() {
    return loss.length;
  }

  /**
   * The mean loss of the last steps.
   *
   * @param steps how many at most, at least 1
   * @return NaN before the first step
   */
  public double recentLoss(int steps) {
    return mean(loss, Math.max(0, loss.length - steps), loss.length);
  }

  /**
   * The loss over steps, and each term where there are several. Long curves are thinned to some 400 points, each the
   * mean of the steps up to it.
   *
   * @param title a few words
   * @param unit what the loss is measured in, for example {@code nats/token}
   */
  public LossCurve curve(String title, String unit) {
    List<Curve.Series> series = new ArrayList<>();
    series.add(series("loss", loss));
    if (terms.size() > 1) {
      terms.forEach((name, values) -> series.add(series(name.equals("loss") ? "term loss" : name, values)));
    }
    return new LossCurve(new Curve(title, "step", "loss, " + unit, false, series));
  }

  private static Curve.Series series(String name, double[] values) {
    int points = Math.min(POINTS, values.length);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      int from = (int) ((long) values.length * i / points);
      int to = (int) ((long) values.length * (i + 1) / points);
      x[i] = to;
      y[i] = mean(values, from, to);
    }
    return new Curve.Series(name, x, y);
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
