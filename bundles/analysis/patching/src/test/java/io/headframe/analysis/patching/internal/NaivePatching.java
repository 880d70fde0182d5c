package io.headframe.analysis.patching.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Logit differences with one whole pass for each cell, as everybody knows patching. */
final class NaivePatching {

  private final CausalLM model;

  NaivePatching(CausalLM model) {
    this.model = model;
  }

  /** All cells of a grid, as [row][column] of {@link PatchedMetrics}. */
  double[][] patch(PatchedPrompt prompt, PatchSite site, Division by) {
    int layers = model.config().layers();
    int heads = site.headAxis() == null ? 1 : model.config().length(site.headAxis());
    List<Cell> cells = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (int head = 0; head < (by.heads() ? heads : 1); head++) {
        for (int position = 0; position < (by.positions() ? prompt.length() : 1); position++) {
          cells.add(new Cell(by.heads() ? List.of(head) : List.of(), by.positions() ? position : Cell.EVERY,
              by == Division.HEAD_POSITION ? layer * heads + head : layer,
              by.positions() ? position : by.heads() ? head : 0));
        }
      }
    }
    double[] values = patch(prompt, site, by, cells);
    double[][] grid = new double[by == Division.HEAD_POSITION ? layers * heads : layers]
        [by.positions() ? prompt.length() : by.heads() ? heads : 1];
    for (int i = 0; i < values.length; i++) {
      grid[cells.get(i).row()][cells.get(i).column()] = values[i];
    }
    return grid;
  }

  /** Some cells of a grid. */
  double[] patch(PatchedPrompt prompt, PatchSite site, Division by, List<Cell> cells) {
    double[] values = new double[cells.size()];
    int rowsOfLayer = by == Division.HEAD_POSITION ? model.config().length(site.headAxis()) : 1;
    try (Activations source = model.forward(
        ForwardPlan.of(new int[][] {prompt.source()}).capture("blocks.*." + site))) {
      for (int i = 0; i < values.length; i++) {
        Cell cell = cells.get(i);
        String at = site.in(cell.row() / rowsOfLayer);
        Selection part = Selection.ALL;
        part = cell.heads().isEmpty() ? part : part.on(site.headAxis(), cell.heads().get(0));
        part = cell.position() == Cell.EVERY ? part : part.on(site.positionAxis(), cell.position());
        values[i] = measure(ForwardPlan.of(new int[][] {prompt.base()}).lastLogits()
            .change(at, part, Intervention.patch(source, at)), prompt);
      }
    }
    return values;
  }

  double measure(int[] tokens, PatchedPrompt prompt) {
    return measure(ForwardPlan.of(new int[][] {tokens}).lastLogits(), prompt);
  }

  private double measure(ForwardPlan plan, PatchedPrompt prompt) {
    try (Activations seen = model.forward(plan); NDArray all = seen.logits().flatten()) {
      float[] logits = all.toFloatArray();
      return logits[prompt.answer()] - logits[prompt.wrong()];
    }
  }

  /** The greatest difference between two grids. */
  static double distance(double[][] a, double[][] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " rows and " + b.length);
    }
    double distance = 0;
    for (int row = 0; row < a.length; row++) {
      if (a[row].length != b[row].length) {
        throw new IllegalArgumentException(Arrays.toString(a[row]) + " and " + Arrays.toString(b[row]));
      }
      for (int column = 0; column < a[row].length; column++) {
        double difference = Math.abs(a[row][column] - b[row][column]);
        distance = difference <= distance ? distance : difference;
      }
    }
    return distance;
  }
}
