package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import io.headframe.prompts.api.AnswerMetric;
import java.util.List;

/**
 * Patches some cells of a grid, one pass for each, which begins at the layer of the cell. For whole grids
 * {@link PatchEngine} is faster.
 */
final class CellPatching {

  private final CausalLM model;
  private final AnswerMetric metric;

  CellPatching(CausalLM model, AnswerMetric metric) {
    this.model = model;
    this.metric = metric;
  }

  /** The number of forwards that one prompt takes, those of the two runs included. */
  static int forwards(int cells) {
    return cells == 0 ? 0 : cells + 2;
  }

  /**
   * The metric with each cell patched.
   *
   * @param steps hears how far it is, and may throw to end it
   * @return in the order of the cells
   */
  double[] patch(PatchedPrompt prompt, PatchGrid grid, List<Cell> cells, Steps steps) {
    double[] patched = new double[cells.size()];
    if (cells.isEmpty()) {
      return patched;
    }
    String[] sites = cells.stream().map(cell -> grid.site().in(layer(grid, cell))).distinct().toArray(String[]::new);
    String[] streams = cells.stream().map(cell -> stream(layer(grid, cell))).distinct().toArray(String[]::new);
    ForwardPlan base = ForwardPlan.of(new int[][] {prompt.base()});
    try (Activations from = model.forward(ForwardPlan.of(new int[][] {prompt.source()}).capture(sites).withoutLogits());
        Activations to = model.forward(base.capture(streams).withoutLogits())) {
      for (int i = 0; i < patched.length; i++) {
        steps.at((double) i / patched.length);
        Cell cell = cells.get(i);
        int layer = layer(grid, cell);
        String site = grid.site().in(layer);
        ForwardPlan plan = base.startAt(layer, Tensor.copyOf(to.get(stream(layer))))
            .change(site, part(grid, cell), Intervention.patch(from, site)).lastLogits();
        try (Activations run = model.forward(plan)) {
          patched[i] = Answers.measure(metric, run.logits(), prompt)[0];
        }
      }
    }
    return patched;
  }

  private int layer(PatchGrid grid, Cell cell) {
    return grid.by() == Division.HEAD_POSITION ? cell.row() / grid.heads(model.config()) : cell.row();
  }

  private static Selection part(PatchGrid grid, Cell cell) {
    Selection part = Selection.ALL;
    if (!cell.heads().isEmpty()) {
      part = part.on(grid.site().headAxis(), cell.heads().stream().mapToInt(Integer::intValue).toArray());
    }
    return cell.position() == Cell.EVERY ? part : part.on(grid.site().positionAxis(), cell.position());
  }

  private static String stream(int layer) {
    return HookSites.BLOCK_IN.at(layer).id();
  }
}
