package io.headframe.analysis.patching.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import java.util.Arrays;

/** Logit differences with one whole pass for each cell, as everybody knows patching. */
final class NaivePatching {

  private final CausalLM model;

  NaivePatching(CausalLM model) {
    this.model = model;
  }

  double[][] patch(PatchedPrompt prompt, PatchSite site, Division by) {
    int layers = model.config().layers();
    int heads = site.headAxis() == null ? 1 : model.config().length(site.headAxis());
    int n = prompt.length();
    int[][] base = {prompt.base()};
    double[][] grid = new double[by == Division.HEAD_POSITION ? layers * heads : layers]
        [by.positions() ? n : by.heads() ? heads : 1];
    try (Activations source = model.forward(
        ForwardPlan.of(new int[][] {prompt.source()}).capture("blocks.*." + site))) {
      for (int layer = 0; layer < layers; layer++) {
        Intervention patch = Intervention.patch(source, site.in(layer));
        for (int head = 0; head < (by.heads() ? heads : 1); head++) {
          for (int position = 0; position < (by.positions() ? n : 1); position++) {
            Selection part = Selection.ALL;
            part = by.heads() ? part.on(site.headAxis(), head) : part;
            part = by.positions() ? part.on(site.positionAxis(), position) : part;
            double value = measure(
                ForwardPlan.of(base).lastLogits().change(site.in(layer), part, patch), prompt);
            switch (by) {
              case LAYER -> grid[layer][0] = value;
              case LAYER_POSITION -> grid[layer][position] = value;
              case HEAD -> grid[layer][head] = value;
              case HEAD_POSITION -> grid[layer * heads + head][position] = value;
            }
          }
        }
      }
    }
    return grid;
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
