package io.headframe.core.report.internal;

import io.headframe.core.method.view.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A heat map as lines: numbers and shades while they fit, then shades alone, then in several parts. */
public final class HeatMapText {

  private static final String SHADES = " ░▒▓█";
  /** Viridis in the 256 colours of a terminal, dark to bright. */
  private static final int[] COLOURS = {53, 54, 60, 24, 30, 29, 35, 71, 112, 148, 184, 226};
  private static final int FIRST_WITH_DARK_TEXT = 6;

  private final boolean colour;
  private final int width;

  public HeatMapText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** The lines without the title. */
  public List<String> lines(HeatMap map) {
    int digits = digits(map);
    int label = Math.min(width / 3, map.rows().stream().mapToInt(Cells::width).max().orElse(0));
    label = Math.max(label, Math.min(width / 3, Cells.width(map.rowAxis())));
    int room = width - label - 1;
    int columns = map.columns().size();
    int heading = map.columns().stream().mapToInt(Cells::width).max().orElse(0);
    int numbered = Math.max(numberWidth(map, digits), heading) + 2;
    boolean numbers = numbered * columns <= room;
    int cell = numbers ? numbered : heading + 1 <= room / Math.max(columns, 1) ? Math.max(heading + 1, 2) : 2;
    cell = cell * columns <= room ? cell : 1;
    List<String> lines = new ArrayList<>();
    for (int from = 0; from == 0 || from < columns; from += room / cell) {
      int to = Math.min(columns, from + room / cell);
      if (from > 0) {
        lines.add("");
      }
      lines.add(Cells.padRight("", label + 1) + Cells.clip(Cells.visible(map.columnAxis()), room));
      lines.add(Cells.padLeft(Cells.clip(Cells.visible(map.rowAxis()), label), label) + headings(map, from, to, cell));
      for (int row = 0; row < map.rows().size(); row++) {
        lines.add(row(map, row, from, to, label, cell, numbers ? digits : -1));
      }
    }
    String legend = number(map.low(), digits) + " " + number(map.high(), digits);
    if (legend.length() + 1 + (colour ? COLOURS.length : SHADES.length() - 1) <= room) {
      lines.add(legend(map, digits, label));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private String row(HeatMap map, int row, int from, int to, int label, int cell, int digits) {
    StringBuilder line = new StringBuilder();
    line.append(Cells.padLeft(Cells.clip(Cells.visible(map.rows().get(row)), label), label)).append(' ');
    for (int column = from; column < to; column++) {
      double value = map.values()[row][column];
      int shade = level(map, value, colour ? COLOURS.length : SHADES.length());
      if (digits < 0) {
        line.append(colour ? painted(shade, " ".repeat(cell)) : SHADES.substring(Math.max(shade, 0),
            Math.max(shade, 0) + 1).repeat(cell));
      } else if (colour) {
        line.append(painted(shade, Cells.padLeft(number(value, digits), cell - 1) + " "));
      } else {
        line.append(Cells.padLeft(number(value, digits), cell - 1)).append(SHADES.charAt(Math.max(shade, 0)));
      }
    }
    return line.toString();
  }

  /** Right-aligned over the cells where there is room; where cells are narrow, every label that fits. */
  private static String headings(HeatMap map, int from, int to, int cell) {
    StringBuilder line = new StringBuilder();
    for (int column = from; column < to; column++) {
      String name = Cells.visible(map.columns().get(column));
      int end = 1 + (column - from + 1) * cell - (cell > 2 ? 1 : 0);
      int start = cell > 2 ? end - Cells.width(name) : 1 + (column - from) * cell;
      boolean fits = start + Cells.width(name) <= 1 + (to - from) * cell;
      int used = Cells.width(line.toString());
      if (fits && (start > used || start == 1 && used <= 1)) {
        line.append(" ".repeat(start - used)).append(name);
      }
    }
    return line.toString();
  }

  private String legend(HeatMap map, int digits, int label) {
    StringBuilder scale = new StringBuilder();
    if (colour) {
      for (int shade = 0; shade < COLOURS.length; shade++) {
        scale.append(painted(shade, " "));
      }
    } else {
      scale.append(SHADES.strip());
    }
    return " ".repeat(label + 1) + number(map.low(), digits) + " " + scale + " " + number(map.high(), digits);
  }

  private static String painted(int shade, String text) {
    if (shade < 0) {
      return text;
    }
    int ink = shade >= FIRST_WITH_DARK_TEXT ? 16 : 231;
    return "\u001b[48;5;" + COLOURS[shade] + ";38;5;" + ink + "m" + text + "\u001b[0m";
  }

  /** The shade of a value; −1 where there is none. */
  private static int level(HeatMap map, double value, int levels) {
    if (Double.isNaN(value)) {
      return -1;
    }
    double part = map.high() > map.low() ? (value - map.low()) / (map.high() - map.low()) : 0;
    return (int) Math.max(0, Math.min(levels - 1, Math.floor(part * levels)));
  }

  private static int digits(HeatMap map) {
    double range = map.high() - map.low();
    return range >= 100 ? 0 : range >= 10 ? 1 : range >= .1 ? 2 : 4;
  }

  private static int numberWidth(HeatMap map, int digits) {
    int widest = 1;
    for (double[] row : map.values()) {
      for (double value : row) {
        widest = Math.max(widest, number(value, digits).length());
      }
    }
    return widest;
  }

  private static String number(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
