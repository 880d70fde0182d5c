package io.headframe.core.report.internal;

import io.headframe.core.method.view.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A heat map as lines: numbers and shades while they fit, then shades alone, then in several parts. Words over the
 * columns keep their numbers in up to a few parts.
 */
public final class HeatMapText {

  private static final int WIDEST_HEADING = 10;
  private static final int MOST_PARTS_OF_WORDS = 4;

  private final boolean colour;
  private final int width;

  public HeatMapText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** The lines without the title. A map too wide for the screen comes in parts, without the rows that a part lacks. */
  public List<String> lines(HeatMap map) {
    Shading shading = new Shading(map.low(), map.high(), colour);
    List<String> names = map.columns().stream().map(name -> Cells.clip(Cells.label(name), WIDEST_HEADING)).toList();
    Layout layout = layout(map, names, shading);
    int room = width - layout.label - 1;
    int columns = names.size();
    List<String> lines = new ArrayList<>();
    for (int from = 0; from == 0 || from < columns; from += room / layout.cell) {
      int to = Math.min(columns, from + room / layout.cell);
      if (from > 0) {
        lines.add("");
      }
      lines.add(Cells.padRight("", layout.label + 1) + Cells.clip(Cells.visible(map.columnAxis()), room));
      lines.add(Cells.padLeft(Cells.clip(Cells.visible(map.rowAxis()), layout.label), layout.label)
          + headings(names.subList(from, to), layout.cell));
      for (int row = 0; row < map.rows().size(); row++) {
        boolean part = from > 0 || to < columns;
        if (!part || !DoubleStream.of(map.values()[row]).skip(from).limit(to - from).allMatch(Double::isNaN)) {
          lines.add(row(map, row, from, to, layout, shading));
        }
      }
    }
    String legend = shading.legend(room);
    if (!legend.isEmpty()) {
      lines.add(" ".repeat(layout.label + 1) + legend);
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  /**
   * How wide things are.
   *
   * @param label the row labels
   * @param cell a cell
   * @param numbers whether a cell has its number
   */
  private record Layout(int label, int cell, boolean numbers) {}

  private Layout layout(HeatMap map, List<String> names, Shading shading) {
    int label = Stream.concat(map.rows().stream().map(Cells::label), Stream.of(Cells.visible(map.rowAxis())))
        .mapToInt(Cells::width).max().orElse(0);
    label = Math.min(width / 3, label);
    int room = width - label - 1;
    int columns = names.size();
    int heading = names.stream().mapToInt(Cells::width).max().orElse(0);
    int number = Stream.of(map.values()).flatMapToDouble(DoubleStream::of)
        .mapToInt(value -> shading.number(value).length()).max().orElse(0);
    int numbered = Math.max(number, heading) + 2;
    boolean words = !names.stream().allMatch(name -> name.matches("\\d+"));
    if (numbered * columns <= room || words && room / numbered * MOST_PARTS_OF_WORDS >= columns) {
      return new Layout(label, numbered, true);
    }
    int cell = heading + 1 <= room / Math.max(columns, 1) ? Math.max(heading + 1, 2) : 2;
    boolean signNeedsRoom = shading.signed() && !colour;
    return new Layout(label, cell * columns <= room || signNeedsRoom ? cell : 1, false);
  }

  private String row(HeatMap map, int row, int from, int to, Layout layout, Shading shading) {
    StringBuilder line = new StringBuilder();
    line.append(Cells.padLeft(Cells.clip(Cells.label(map.rows().get(row)), layout.label), layout.label)).append(' ');
    for (int column = from; column < to; column++) {
      double value = map.values()[row][column];
      line.append(layout.numbers
          ? shading.cell(value, Cells.padLeft(shading.number(value), layout.cell - 1))
          : shading.cell(value, layout.cell));
    }
    return line.toString();
  }

  /** Right-aligned over the cells where there is room; where cells are narrow, every label that fits. */
  private static String headings(List<String> names, int cell) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      int end = 1 + (column + 1) * cell - (cell > 2 ? 1 : 0);
      int start = cell > 2 ? end - Cells.width(name) : 1 + column * cell;
      boolean fits = start + Cells.width(name) <= 1 + names.size() * cell;
      int used = Cells.width(line.toString());
      if (fits && (start > used || start == 1 && used <= 1)) {
        line.append(" ".repeat(start - used)).append(name);
      }
    }
    return line.toString();
  }
}
