package io.headframe.core.report.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A curve as lines: a small chart of its points, joined by dots, and of its bands, and below it a table of the numbers.
 */
public final class CurveText {

  private static final int HEIGHT = 11;
  private static final int WIDEST = 72;
  private static final int NARROWEST = 8;
  private static final int MOST_ROWS = 16;
  private static final String SHADES = "░▒▓";
  private static final String MARKS = "●○▲△■□◆◇";
  private static final int[] COLOURS = {32, 208, 36, 175, 178, 75, 246};
  private static final MathContext AXIS = new MathContext(3);
  private static final MathContext CELL = new MathContext(5);

  private final boolean colour;
  private final int width;

  public CurveText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** The lines without the title. */
  public List<String> lines(Curve curve) {
    List<String> lines = new ArrayList<>(Cells.wrap(axis(curve.yAxis(), curve.logarithmicY()), width));
    double[] y = Stream.concat(curve.series().stream().map(Curve.Series::y),
            curve.bands().stream().flatMap(band -> Stream.of(band.low(), band.high())))
        .flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    if (y.length > 0) {
      lines.addAll(chart(curve, DoubleStream.of(y).min().getAsDouble(), DoubleStream.of(y).max().getAsDouble()));
    }
    if (curve.series().size() + curve.bands().size() > 1) {
      lines.addAll(legend(curve));
    }
    lines.add("");
    lines.addAll(table(curve));
    return lines.stream().map(String::stripTrailing).toList();
  }

  private List<String> chart(Curve curve, double least, double greatest) {
    boolean equal = greatest <= least;
    double margin = equal ? Math.max(Math.abs(least), 1) / 2 : 0;
    double top = curve.logarithmicY() ? equal ? 2 * greatest : greatest : greatest + margin;
    double bottom = curve.logarithmicY() ? equal ? least / 2 : least : least - margin;
    CurveScale y = new CurveScale(top, bottom, HEIGHT, curve.logarithmicY());
    int middle = HEIGHT / 2;
    String[] labels = new String[HEIGHT];
    Arrays.fill(labels, "");
    labels[0] = number(top, AXIS);
    labels[middle] = number(curve.logarithmicY() ? Math.sqrt(top * bottom) : (top + bottom) / 2, AXIS);
    labels[HEIGHT - 1] = number(bottom, AXIS);
    int label = Stream.of(labels).mapToInt(String::length).max().getAsInt();
    int columns = Math.max(NARROWEST, Math.min(WIDEST, width - label - 2));
    double[] ends = places(curve);
    CurveScale x = new CurveScale(ends[0], ends[ends.length - 1], columns, curve.logarithmic());

    String[][] plot = new String[HEIGHT][columns];
    Stream.of(plot).forEach(row -> Arrays.fill(row, " "));
    for (int i = 0; i < curve.bands().size(); i++) {
      shade(curve, i, x, y, plot);
    }
    for (int i = curve.series().size() - 1; i >= 0; i--) {
      draw(curve.series().get(i), i, x, y, plot);
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < HEIGHT; row++) {
      lines.add(Cells.padLeft(labels[row], label) + (labels[row].isEmpty() ? " │" : " ┤") + String.join("", plot[row]));
    }
    lines.add(" ".repeat(label + 1) + "└" + "─".repeat(columns));
    String from = number(ends[0], AXIS);
    String to = number(ends[ends.length - 1], AXIS);
    String indent = " ".repeat(label + 2);
    int room = columns - from.length() - to.length();
    lines.add(indent + (room > 0 && !from.equals(to) ? from + " ".repeat(room) + to : Cells.clip(from, columns)));
    lines.add(indent + Cells.clip(Cells.visible(axis(curve.xAxis(), curve.logarithmic())), columns));
    return lines;
  }

  private static String axis(String name, boolean logarithmic) {
    return logarithmic ? name + ", logarithmic" : name;
  }

  /** Fills the cells from the lower to the upper end, column by column. */
  private void shade(Curve curve, int index, CurveScale x, CurveScale y, String[][] plot) {
    Curve.Band band = curve.bands().get(index);
    String cell = painted(line(curve, band), shade(curve, index));
    for (int i = 0; i < band.x().length; i++) {
      int next = Math.min(i + 1, band.x().length - 1);
      double from = x.cell(band.x()[i]);
      double to = x.cell(band.x()[next]);
      for (long column = Math.round(from); column <= Math.round(to); column++) {
        double part = to > from ? Math.max(0, Math.min(1, (column - from) / (to - from))) : 0;
        double high = y.cell(band.high()[i] + part * (band.high()[next] - band.high()[i]));
        double low = y.cell(band.low()[i] + part * (band.low()[next] - band.low()[i]));
        // Halves go towards the line on both sides, so that a band looks as even as it is.
        for (long row = Math.round(high); Double.isFinite(low + high) && row <= Math.ceil(low - 0.5); row++) {
          plot[(int) row][(int) column] = cell;
        }
      }
    }
  }

  private static int line(Curve curve, Curve.Band band) {
    return curve.series().stream().map(Curve.Series::name).toList().indexOf(band.series());
  }

  /** Of the bands around one line, the wider are lighter. */
  private static String shade(Curve curve, int index) {
    String series = curve.bands().get(index).series();
    int wider = (int) curve.bands().stream().limit(index).filter(band -> band.series().equals(series)).count();
    int shade = Math.min(wider, SHADES.length() - 1);
    return SHADES.substring(shade, shade + 1);
  }

  private void draw(Curve.Series series, int index, CurveScale x, CurveScale y, String[][] plot) {
    int points = series.x().length;
    for (int i = 1; i < points; i++) {
      double from = x.cell(series.x()[i - 1]);
      double to = x.cell(series.x()[i]);
      double begin = y.cell(series.y()[i - 1]);
      double end = y.cell(series.y()[i]);
      for (long column = Math.round(from) + 1; Double.isFinite(begin + end) && column < Math.round(to); column++) {
        double part = (column - from) / (to - from);
        plot[(int) Math.round(begin + part * (end - begin))][(int) column] = painted(index, "·");
      }
    }
    for (int i = 0; i < points; i++) {
      if (Double.isFinite(series.y()[i])) {
        plot[(int) Math.round(y.cell(series.y()[i]))][(int) Math.round(x.cell(series.x()[i]))] =
            painted(index, mark(index));
      }
    }
  }

  private List<String> legend(Curve curve) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    int series = curve.series().size();
    for (int i = 0; i < series + curve.bands().size(); i++) {
      Curve.Band band = i < series ? null : curve.bands().get(i - series);
      String name = Cells.clip(
          Cells.visible(band == null ? curve.series().get(i).name() : curve.name(band)), width - 2);
      if (used > 0 && used + 4 + Cells.width(name) > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      String gap = used > 0 ? "  " : "";
      String sign = band == null ? painted(i, mark(i)) : painted(line(curve, band), shade(curve, i - series));
      line.append(gap).append(sign).append(' ').append(name);
      used += gap.length() + 2 + Cells.width(name);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Every x, rising, without duplicates. */
  private static double[] places(Curve curve) {
    return Stream.concat(curve.series().stream().map(Curve.Series::x), curve.bands().stream().map(Curve.Band::x))
        .flatMapToDouble(Arrays::stream).sorted().distinct().toArray();
  }

  /**
   * As many columns beside each other as fit; of many points some, evenly, with the first and the last. Where there are
   * bands, only the points that have one: what they are around is asked for, and not how it came there.
   */
  private List<String> table(Curve curve) {
    double[] banded = curve.bands().stream().flatMapToDouble(each -> Arrays.stream(each.x())).sorted().distinct()
        .toArray();
    double[] all = banded.length > 0 ? banded : places(curve);
    int rows = Math.min(MOST_ROWS, all.length);
    double[] shown = new double[rows];
    for (int i = 0; i < rows; i++) {
      shown[i] = all[rows == 1 ? 0 : (int) Math.round(i * (all.length - 1.0) / (rows - 1))];
    }
    List<String> lines = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    columns.add(column(curve.xAxis(), shown, shown, shown));
    for (List<String> column : numbers(curve, shown)) {
      if (columns.size() > 1 && tableWidth(columns) + 2 + columnWidth(column) > width) {
        lines.addAll(rows(columns, rows));
        lines.add("");
        columns.subList(1, columns.size()).clear();
      }
      columns.add(column);
    }
    lines.addAll(rows(columns, rows));
    if (rows < places(curve).length) {
      lines.addAll(Cells.wrap(
          rows + " of " + places(curve).length + " points; the HTML report has all.", width));
    }
    return lines;
  }

  /** A column for each line that has any of the points, and two for each band. */
  private static List<List<String>> numbers(Curve curve, double... shown) {
    List<List<String>> columns = new ArrayList<>();
    for (Curve.Series series : curve.series()) {
      if (curve.bands().isEmpty() || DoubleStream.of(shown).anyMatch(x -> Arrays.binarySearch(series.x(), x) >= 0)) {
        String name = curve.series().size() > 1 ? series.name() : curve.yAxis();
        columns.add(column(name, shown, series.x(), series.y()));
      }
    }
    for (Curve.Band band : curve.bands()) {
      columns.add(column(curve.name(band) + " low", shown, band.x(), band.low()));
      columns.add(column(curve.name(band) + " high", shown, band.x(), band.high()));
    }
    return columns;
  }

  private static List<String> column(String name, double[] shown, double[] x, double[] y) {
    List<String> column = new ArrayList<>(List.of(name));
    for (double each : shown) {
      int i = Arrays.binarySearch(x, each);
      column.add(i < 0 ? "" : number(y[i], CELL));
    }
    return column;
  }

  private List<String> rows(List<List<String>> columns, int rows) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      int row = i;
      cells.add(columns.stream().map(column -> column.get(row)).toList());
    }
    return new TableText(width).lines(new Table("", columns.stream().map(column -> column.get(0)).toList(), cells));
  }

  private static int tableWidth(List<List<String>> columns) {
    return columns.stream().mapToInt(column -> columnWidth(column) + 2).sum() - 2;
  }

  private static int columnWidth(List<String> column) {
    return column.stream().mapToInt(cell -> Cells.width(Cells.visible(cell))).max().orElse(0);
  }

  private static String mark(int index) {
    int i = index % MARKS.length();
    return MARKS.substring(i, i + 1);
  }

  private String painted(int index, String text) {
    return colour ? "\u001b[38;5;" + COLOURS[index % COLOURS.length] + "m" + text + "\u001b[0m" : text;
  }

  private static String number(double value, MathContext precision) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e9)) {
      return String.format(Locale.ROOT, "%." + (precision.getPrecision() - 1) + "e", value);
    }
    BigDecimal rounded = new BigDecimal(value, precision);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
