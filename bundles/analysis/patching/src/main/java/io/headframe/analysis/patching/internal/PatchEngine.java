package io.headframe.analysis.patching.internal;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Session;
import io.headframe.prompts.api.AnswerMetric;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures an answer with each cell of a grid patched. The numbers are those of one whole pass for each cell, but for
 * the rounding of sums; what these passes have in common is computed once:
 *
 * <ul>
 *   <li>positions before the first at which the prompts differ are committed to a session and never run again, and
 *       those between there and the first position that a group of cells changes run once for all layers;
 *   <li>a cell of layer l begins at layer l with the stream of the run that is patched; a cell of one position whose
 *       site acts on that position alone begins at l + 1, behind one pass through layer l for all positions at once;
 *   <li>cells of one layer run as the rows of one batch;
 *   <li>a cell whose patch changes nothing, or nothing that the answer depends on, does not run.
 * </ul>
 *
 * <p>Used by one thread, that of the model.
 */
final class PatchEngine {

  /** With fewer positions in a pass, fewer passes are worth more than shorter sequences. */
  private static final int ENOUGH_POSITIONS = 64;

  private final CausalLM model;
  private final AnswerMetric metric;
  private final int enough;

  /**
   * @param model the model; its mixers are causal, and its feed-forward parts look at one position
   * @param metric of the answer
   */
  PatchEngine(CausalLM model, AnswerMetric metric) {
    this(model, metric, ENOUGH_POSITIONS);
  }

  /** @param enough positions in a pass, from which on cells of other positions run in another pass */
  PatchEngine(CausalLM model, AnswerMetric metric, int enough) {
    this.model = model;
    this.metric = metric;
    this.enough = enough;
  }

  /**
   * Patches every cell of a grid.
   *
   * @param prompt the run that is patched, the run that activations are taken from, and the answer
   * @param grid the cells
   * @param steps hears how far it is, and may throw to end it
   */
  PatchedMetrics patch(PatchedPrompt prompt, PatchGrid grid, Steps steps) {
    int length = prompt.length();
    double[][] patched = new double[grid.rows(model.config())][grid.columns(model.config(), length)];
    for (double[] row : patched) {
      Arrays.fill(row, Double.NaN);
    }
    steps.at(0);
    // Equal prompts have no position that differs; then all but the last are known.
    int first = Math.min(prompt.first(), length - 1);
    try (Session session = model.session()) {
      commit(session, prompt, first);
      PairActivations pair = new PairActivations(model, session, prompt, first, grid, metric);
      for (int position = 0; grid.by().positions() && position < first; position++) {
        fill(patched, grid, position, pair.baseMetric());
      }
      for (int from = first; from < length;) {
        int to = grid.by().positions() ? endOfGroup(grid, from, length) : length;
        commit(session, prompt, from);
        CellPasses passes = new CellPasses(model, session, pair, metric, from, to);
        for (int layer : grid.layers(model)) {
          steps.at((from - first + (double) (to - from) * layer / model.config().layers()) / (length - first));
          passes.run(layer, grid, patched);
        }
        from = to;
      }
      return new PatchedMetrics(pair.baseMetric(), pair.sourceMetric(), patched);
    }
  }

  private void fill(double[][] patched, PatchGrid grid, int position, double value) {
    for (int layer : grid.layers(model)) {
      grid.cells(model.config(), layer, position).forEach(cell -> patched[cell.row()][cell.column()] = value);
    }
  }

  /** One more than the last position of the cells that run behind one past. */
  private int endOfGroup(PatchGrid grid, int from, int length) {
    int cells = grid.by().heads() ? grid.heads(model.config()) : 1;
    int each = cells * (length - from);
    return Math.min(length, from + Math.max(1, (enough + each - 1) / each));
  }

  /** Commits the patched prompt up to a position. Needs no logits, and so does not append. */
  private void commit(Session session, PatchedPrompt prompt, int to) {
    int from = session.length();
    if (from < to) {
      ForwardPlan plan = ForwardPlan.of(prompt.baseRows(1, from, to)).withoutLogits()
          .capture(HookSites.BLOCK_IN.at(model.config().layers() - 1).id());
      session.stage(plan).close();
      session.commit(IntStream.range(0, to - from).toArray());
    }
  }
}
