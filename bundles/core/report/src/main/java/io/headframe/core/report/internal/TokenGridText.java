package io.headframe.core.report.internal;

import io.headframe.core.method.view.TokenGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A grid over tokens as lines: cells are cut, and the positions that do not fit beside each other follow below. */
public final class TokenGridText {

  private static final int WIDEST = 9;
  private static final int NARROWEST = 3;

  private final boolean colour;
  private final int width;

  public TokenGridText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** The lines without the title. */
  public List<String> lines(TokenGrid grid) {
    Shading shading = new Shading(grid.low(), grid.high(), colour);
    List<String> rows = grid.rows().stream().map(Cells::label).toList();
    int label = Stream.concat(rows.stream(), Stream.of(Cells.visible(grid.rowAxis())))
        .mapToInt(Cells::width).max().orElse(0);
    label = Math.min(width / 3, label);
    int cell = cell(grid);
    int room = width - label - 1;
    int step = Math.max(1, room / (cell + 2));
    String indent = " ".repeat(label + 1);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from == 0 || from < grid.tokens().size(); from += step) {
      List<Integer> columns =
          IntStream.range(from, Math.min(grid.tokens().size(), from + step)).boxed().toList();
      if (from > 0) {
        lines.add("");
      }
      lines.add(indent
          + headings(columns.stream().map(column -> grid.positions().get(column).toString()).toList(), cell));
      lines.add(Cells.padLeft(Cells.clip(Cells.visible(grid.rowAxis()), label), label) + " "
          + headings(columns.stream().map(column -> Cells.token(grid.tokens().get(column))).toList(), cell));
      for (int row = 0; row < rows.size(); row++) {
        StringBuilder line = new StringBuilder(Cells.padLeft(Cells.clip(rows.get(row), label), label)).append(' ');
        for (int column : columns) {
          TokenGrid.Cell shown = grid.cells().get(row).get(column);
          line.append(shading.cell(shown.value(), fitted(Cells.token(shown.text()), cell))).append(' ');
        }
        lines.add(line.toString());
      }
    }
    String legend = shading.legend(room);
    if (!legend.isEmpty()) {
      lines.add(indent + legend + Cells.clip(" " + Cells.visible(grid.valueName()), room - plain(legend)));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static int cell(TokenGrid grid) {
    int widest = Stream.concat(grid.tokens().stream(), grid.cells().stream().flatMap(List::stream)
        .map(TokenGrid.Cell::text)).mapToInt(text -> Cells.width(Cells.token(text))).max().orElse(0);
    return Math.max(NARROWEST, Math.min(WIDEST, widest));
  }

  private static String headings(List<String> names, int cell) {
    StringBuilder line = new StringBuilder();
    names.forEach(name -> line.append(fitted(name, cell)).append("  "));
    return line.toString();
  }

  private static String fitted(String text, int cell) {
    return Cells.padRight(Cells.clip(text, cell), cell);
  }

  private static int plain(String text) {
    return Cells.width(text.replaceAll("\u001b\\[[\\d;]*m", ""));
  }
}
