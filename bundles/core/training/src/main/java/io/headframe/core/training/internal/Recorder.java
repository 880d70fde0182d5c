package io.headframe.core.training.internal;

import io.headframe.core.training.History;
import io.headframe.core.training.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the numbers of steps. */
public final class Recorder {

  private static final String RATE = "learning rate";
  private static final String NORM = "gradient norm";
  private static final String LOSS = "loss";
  private static final String TERM = "term ";

  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private int size;

  /** Adds a step, the number of which is that of steps before it. */
  public void add(Step step) {
    put(LOSS, step.loss().total());
    put(RATE, step.learningRate());
    put(NORM, step.gradientNorm());
    step.loss().terms().forEach((name, value) -> put(TERM + name, value));
    size++;
  }

  private void put(String column, double value) {
    double[] values = columns.computeIfAbsent(column, unused -> filled(Math.max(64, size + 1)));
    if (values.length <= size) {
      double[] longer = filled(2 * size);
      System.arraycopy(values, 0, longer, 0, values.length);
      values = longer;
      columns.put(column, values);
    }
    values[size] = value;
  }

  /** A term may be there in some steps alone. */
  private static double[] filled(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** What was added. */
  public History history() {
    Map<String, double[]> terms = new LinkedHashMap<>();
    columns().forEach((name, values) -> {
      if (name.startsWith(TERM)) {
        terms.put(name.substring(TERM.length()), values);
      }
    });
    return new History(column(LOSS), column(RATE), column(NORM), terms);
  }

  private double[] column(String name) {
    return columns().getOrDefault(name, new double[0]);
  }

  /** The numbers of all steps, by name. */
  Map<String, double[]> columns() {
    Map<String, double[]> exact = new LinkedHashMap<>();
    columns.forEach((name, values) -> {
      double[] column = Arrays.copyOf(values, size);
      if (values.length < size) {
        Arrays.fill(column, values.length, size, Double.NaN);
      }
      exact.put(name, column);
    });
    return exact;
  }

  /** Puts numbers of {@link #columns()} in the place of all that was added. */
  void restore(Map<String, double[]> saved, int steps) {
    columns.clear();
    saved.forEach((name, values) -> columns.put(name, values.clone()));
    size = steps;
  }
}
