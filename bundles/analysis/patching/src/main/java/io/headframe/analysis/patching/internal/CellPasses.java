package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.prompts.api.AnswerMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the cells that change nothing before one position, behind the past up to there. */
final class CellPasses {

  /** With more positions in a pass each takes as long, and the pass takes more memory. */
  private static final int MOST_POSITIONS = 512;

  private final CausalLM model;
  private final Session session;
  private final PairActivations pair;
  private final AnswerMetric metric;
  private final int from;
  private final int to;
  private final int length;
  private final int layers;

  /**
   * @param session has the positions before {@code from} of the patched prompt
   * @param from the first position of these cells
   * @param to one more than their last position
   */
  CellPasses(CausalLM model, Session session, PairActivations pair, AnswerMetric metric, int from, int to) {
    this.model = model;
    this.session = session;
    this.pair = pair;
    this.metric = metric;
    this.from = from;
    this.to = to;
    this.length = pair.prompt().length();
    this.layers = model.config().layers();
  }

  /** Measures the cells of one layer and writes the metrics into the grid. */
  void run(int layer, PatchGrid grid, double[][] patched) {
    List<Cell> cells = new ArrayList<>();
    if (grid.by().positions()) {
      for (int position = from; position < to; position++) {
        cells.addAll(grid.cells(model.config(), layer, position));
      }
    } else {
      cells.addAll(grid.cells(model.config(), layer, Cell.EVERY));
    }
    cells.forEach(cell -> patched[cell.row()][cell.column()] = pair.baseMetric());
    cells.removeIf(cell -> !pair.site(layer).differs(cell));
    switch (grid.site()) {
      case IN -> fromStream(layer, cells, patched, cell -> pair.source(layer));
      // What the feed-forward part adds at a position depends on the stream there alone.
      case MID, OUT -> fromStream(layer + 1, cells, patched, cell -> pair.source(layer + 1));
      default -> {
        if (grid.by().positions() && !grid.site().spreads()) {
          Map<List<Integer>, StreamPart> after = streamsAfter(layer, grid.site(), cells);
          fromStream(layer + 1, cells, patched, cell -> after.get(cell.heads()));
        } else {
          changed(layer, grid.site(), cells, patched);
        }
      }
    }
  }

  /** Runs cells whose patch is that of the stream before a layer, or after all. */
  private void fromStream(int layer, List<Cell> cells, double[][] patched, Source source) {
    // After all layers the answer depends on the last position alone.
    int start = layer == layers ? length - 1 : from;
    List<Cell> felt = cells.stream()
        .filter(cell -> {
          int first = cell.position() == Cell.EVERY ? start : cell.position();
          int end = cell.position() == Cell.EVERY ? length : first + 1;
          return first >= start && source.of(cell).differs(pair.base(layer), first, end);
        })
        .toList();
    for (List<Cell> rows : batches(felt, length - start)) {
      Tensor stream = pair.base(layer).repeated(rows.size(), start, length);
      for (int row = 0; row < rows.size(); row++) {
        Cell cell = rows.get(row);
        int first = cell.position() == Cell.EVERY ? start : cell.position();
        int end = cell.position() == Cell.EVERY ? length : first + 1;
        source.of(cell).copy(first, end, stream.data(), row * (length - start) + first - start);
      }
      measure(plan(rows.size(), start, length).startAt(layer, stream), rows, patched);
    }
  }

  /**
   * The streams after a layer with each part of a site patched at all positions of these cells. The site acts on its
   * own position alone, so that each vector is what it would be with that position patched alone.
   */
  private Map<List<Integer>, StreamPart> streamsAfter(int layer, PatchSite site, List<Cell> cells) {
    List<Cell> parts = cells.stream().map(Cell::heads).distinct()
        .map(heads -> new Cell(heads, Cell.EVERY, 0, 0)).toList();
    String out = HookSites.BLOCK_OUT.at(layer).id();
    int width = model.config().modelWidth();
    Map<List<Integer>, StreamPart> streams = new HashMap<>();
    for (List<Cell> rows : batches(parts, to - from)) {
      ForwardPlan plan = changed(layer, site, rows, to).stopAt(layer + 1).capture(out);
      try (Activations seen = session.stage(plan)) {
        float[] all = seen.get(out).toFloatArray();
        int size = all.length / rows.size();
        for (int row = 0; row < rows.size(); row++) {
          streams.put(rows.get(row).heads(),
              new StreamPart(Arrays.copyOfRange(all, row * size, (row + 1) * size), from, width));
        }
      }
    }
    return streams;
  }

  /** Runs cells whose patch is a change inside a layer. */
  private void changed(int layer, PatchSite site, List<Cell> cells, double[][] patched) {
    for (List<Cell> rows : batches(cells, length - from)) {
      measure(changed(layer, site, rows, length), rows, patched);
    }
  }

  private ForwardPlan changed(int layer, PatchSite site, List<Cell> rows, int end) {
    // One array for all rows: what is not patched is replaced by what stands there anyway.
    return plan(rows.size(), from, end)
        .startAt(layer, pair.base(layer).repeated(rows.size(), from, end))
        .change(site.in(layer), Intervention.replace(pair.site(layer).patched(rows, from, end)));
  }

  private ForwardPlan plan(int rows, int start, int end) {
    return ForwardPlan.of(pair.prompt().baseRows(rows, start, end)).lastLogits();
  }

  private void measure(ForwardPlan plan, List<Cell> rows, double[][] patched) {
    try (Activations seen = session.stage(plan)) {
      double[] metrics = Answers.measure(metric, seen.logits(), pair.prompt());
      for (int row = 0; row < metrics.length; row++) {
        patched[rows.get(row).row()][rows.get(row).column()] = metrics[row];
      }
    }
  }

  private static List<List<Cell>> batches(List<Cell> cells, int positions) {
    int most = Math.max(1, MOST_POSITIONS / positions);
    List<List<Cell>> batches = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += most) {
      batches.add(cells.subList(i, Math.min(cells.size(), i + most)));
    }
    return batches;
  }

  /** Where the stream of a cell comes from. */
  @FunctionalInterface
  private interface Source {
    StreamPart of(Cell cell);
  }
}
