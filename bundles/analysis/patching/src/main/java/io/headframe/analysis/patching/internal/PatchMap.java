package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What each part of a model does to the metric when it is patched, as a map in diverging colours and a table of the
 * cells that do most.
 *
 * @param title a few words
 * @param rowAxis what the rows are
 * @param columnAxis what the columns are
 * @param rows a label for each row
 * @param columns a label for each column
 * @param values [row, column]: shares of the metric, 0 for no effect; NaN where nothing was patched
 */
public record PatchMap(String title, String rowAxis, String columnAxis, List<String> rows, List<String> columns,
    double[][] values) implements Presentable {

  private static final String POSITION = "position";
  private static final int TABLED = 10;
  /** Below it, a cell is not worth a line of the table. */
  private static final double LEAST_TABLED = 0.005;
  /** The colours of a map in which nothing happens are not those of one in which much does. */
  private static final double LEAST_RANGE = 0.05;

  /** Copies the lists and the values. */
  public PatchMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    double[][] copy = new double[values.length][];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = values[row].clone();
    }
    values = copy;
  }

  /**
   * A map of a grid.
   *
   * @param values [row, column] of {@code grid}
   * @param pairs the prompts, of one length where positions are patched one by one
   */
  static PatchMap of(String title, PatchGrid grid, CausalLM model, List<EncodedPair> pairs, double[][] values) {
    int heads = grid.heads(model.config());
    String head = grid.site().headAxis() == Axis.KEY_VALUE_HEAD && heads < model.config().heads()
        ? "key-value head" : "head";
    boolean both = grid.by() == Division.HEAD_POSITION;
    List<String> rows = IntStream.range(0, values.length)
        .mapToObj(row -> both ? new Head(row / heads, row % heads).toString() : Integer.toString(row)).toList();
    List<String> columns = switch (grid.by()) {
      case LAYER -> List.of(grid.site().toString());
      case HEAD -> IntStream.range(0, heads).mapToObj(Integer::toString).toList();
      case LAYER_POSITION, HEAD_POSITION -> positions(model.tokenizer(), pairs);
    };
    String columnAxis = grid.by().positions() ? POSITION : grid.by().heads() ? head : "site";
    return new PatchMap(title, both ? head : "layer", columnAxis, rows, columns, values);
  }

  /** The token that stands at a position in all pairs, clean and corrupt where these differ, else the position. */
  private static List<String> positions(Tokenizer tokenizer, List<EncodedPair> pairs) {
    EncodedPair first = pairs.get(0);
    return IntStream.range(0, first.clean().length).mapToObj(position -> {
      int clean = first.clean()[position];
      int corrupt = first.corrupt()[position];
      if (pairs.stream().anyMatch(pair -> pair.clean()[position] != clean || pair.corrupt()[position] != corrupt)) {
        return Integer.toString(position);
      }
      return tokenizer.token(clean) + (clean == corrupt ? "" : "/" + tokenizer.token(corrupt));
    }).toList();
  }

  @Override
  public List<View> views() {
    double range = LEAST_RANGE;
    for (double[] row : values) {
      for (double value : row) {
        range = Double.isNaN(value) ? range : Math.max(range, Math.abs(value));
      }
    }
    HeatMap map = new HeatMap(title, rowAxis, columnAxis, rows, columns, values, -range, range);
    Table strongest = strongest();
    return strongest.rows().isEmpty() ? List.of(map) : List.of(map, strongest);
  }

  /** The cells with the greatest effects of either sign. */
  private Table strongest() {
    List<int[]> cells = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < values[row].length; column++) {
        if (Math.abs(values[row][column]) >= LEAST_TABLED) {
          cells.add(new int[] {row, column});
        }
      }
    }
    cells.sort(Comparator.comparingDouble(cell -> -Math.abs(values[cell[0]][cell[1]])));
    List<List<String>> shown = cells.stream().limit(TABLED)
        .map(cell -> List.of(rows.get(cell[0]), named(cell[1]),
            String.format(Locale.ROOT, "%.4f", values[cell[0]][cell[1]])))
        .toList();
    return new Table("strongest cells: " + title, List.of(rowAxis, columnAxis, "share"), shown);
  }

  /** A column where its neighbours are not seen: the same token may stand at several positions. */
  private String named(int column) {
    String label = columns.get(column);
    return columnAxis.equals(POSITION) && !label.equals(Integer.toString(column)) ? column + ": " + label : label;
  }
}
