package io.headframe.analysis.patching.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelConfig;
import io.headframe.prompts.api.AnswerMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates to first order what activation patching measures, for all cells of all grids from one forward of the clean
 * prompt, and one forward and one backward of the corrupt one: corrupt metric + Σ (clean − corrupt) ·
 * ∂metric/∂activation, the gradient at the corrupt run, the sum over what a cell stands for.
 */
final class Attribution {

  private final CausalLM model;
  private final AnswerMetric metric;
  private final List<PatchGrid> grids;

  /**
   * @param metric a differentiable one
   * @param grids whole ones, of sites that differ
   */
  Attribution(CausalLM model, AnswerMetric metric, List<PatchGrid> grids) {
    this.model = model;
    this.metric = metric;
    this.grids = List.copyOf(grids);
  }

  /**
   * Estimates the grids for one pair of prompts.
   *
   * @param clean one sequence
   * @param corrupt one sequence of the same length
   * @param answer the token that continues the clean prompt
   * @param wrong what it is compared with
   * @return for each grid what patching the clean activations into the corrupt run is estimated to give
   */
  List<PatchedMetrics> estimate(ForwardPlan clean, ForwardPlan corrupt, int answer, int wrong) {
    String[] names = grids.stream()
        .flatMap(grid -> grid.layers(model).stream().map(grid.site()::in))
        .toArray(String[]::new);
    try (Activations there = model.forward(clean.capture(names).lastLogits());
        DifferentiablePass pass = model.differentiate(corrupt.capture(names).lastLogits(), names);
        Activations gradients = pass.gradients(seen -> measured(seen, answer, wrong), Graph.RELEASE)) {
      Activations here = pass.activations();
      double source = number(there, answer, wrong);
      double base = number(here, answer, wrong);
      List<PatchedMetrics> estimates = new ArrayList<>();
      for (PatchGrid grid : grids) {
        double[][] values = new double[grid.rows(model.config())][grid.columns(model.config(), clean.positions())];
        for (double[] row : values) {
          Arrays.fill(row, Double.NaN);
        }
        for (int layer : grid.layers(model)) {
          String name = grid.site().in(layer);
          try (NDArray change = there.get(name).sub(here.get(name));
              NDArray products = change.mul(gradients.get(name))) {
            fill(values, grid, layer, products, base);
          }
        }
        estimates.add(new PatchedMetrics(base, source, values));
      }
      return estimates;
    }
  }

  private NDArray measured(Activations seen, int answer, int wrong) {
    return metric.measure(seen.logits().squeeze(1), new int[] {answer}, new int[] {wrong});
  }

  private double number(Activations seen, int answer, int wrong) {
    try (NDArray last = seen.logits().squeeze(1);
        NDArray value = metric.measure(last, new int[] {answer}, new int[] {wrong})) {
      return value.toFloatArray()[0];
    }
  }

  /** Sums products over all axes that the grid does not divide. */
  private void fill(double[][] values, PatchGrid grid, int layer, NDArray products, double base) {
    List<Axis> axes = grid.site().site().axes();
    ModelConfig config = model.config();
    int position = grid.by().positions() ? axes.indexOf(grid.site().positionAxis()) : -1;
    int head = grid.by().heads() ? axes.indexOf(grid.site().headAxis()) : -1;
    int[] over = IntStream.range(0, axes.size()).filter(axis -> axis != position && axis != head).toArray();
    float[] sums;
    try (NDArray summed = products.sum(over)) {
      sums = summed.toFloatArray();
    }
    int heads = head < 0 ? 1 : grid.heads(config);
    int positions = sums.length / heads;
    for (int i = 0; i < sums.length; i++) {
      // Attention weights have their heads before their positions.
      int ownHead = head < position ? i / positions : i % heads;
      int ownPosition = head < position ? i % positions : i / heads;
      int row = head >= 0 && position >= 0 ? layer * heads + ownHead : layer;
      values[row][position >= 0 ? ownPosition : ownHead] = base + sums[i];
    }
  }
}
