package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, as a table and, where there are several lengths, depths, candidates, threads or models, as
 * curves.
 *
 * @param figures in the order of models, threads, rows and engines
 */
record Figures(List<Figure> figures) implements Presentable {

  @Override
  public List<View> views() {
    List<View> views = new ArrayList<>();
    if (!figures.isEmpty()) {
      views.add(table());
    }
    views.addAll(curves());
    String missing = missing();
    if (!missing.isEmpty()) {
      views.add(new Text("Not measured", missing));
    }
    return views;
  }

  private Table table() {
    boolean models = count(Figure::model) > 1;
    boolean threads = count(Figure::threads) > 1;
    List<String> columns = new ArrayList<>();
    if (models) {
      columns.add("model");
    }
    if (threads) {
      columns.add("threads");
    }
    columns.addAll(List.of("row", "engine", "median", "lowest", "highest", "unit", "of the best"));
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : figures) {
      if (figure.absent() && figure.row().kind() == Row.Kind.VERIFY_MULTIPLE) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      if (models) {
        cells.add(figure.model());
      }
      if (threads) {
        cells.add(Integer.toString(figure.threads()));
      }
      cells.addAll(List.of(figure.row().name(), figure.engine()));
      cells.addAll(figure.absent() ? List.of("–", "–", "–") : List.of(
          number(figure.median()), number(figure.lowest()), number(figure.highest())));
      cells.add(figure.row().kind().unit());
      cells.add(figure.absent() ? "–" : String.format(Locale.ROOT, "%.2f", figure.shareOf(best(figure))));
      rows.add(cells);
    }
    return new Table("Decoding", columns, rows);
  }

  private int count(Function<Figure, Object> property) {
    return (int) figures.stream().map(property).distinct().count();
  }

  private double best(Figure figure) {
    var medians = figures.stream().filter(figure::comparesWith).mapToDouble(Figure::median);
    return (figure.row().kind().higherIsBetter() ? medians.max() : medians.min()).orElseThrow();
  }

  /** Three or four digits that count. */
  static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  private List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    Set<String> settings = new LinkedHashSet<>();
    figures.forEach(figure -> settings.add(setting(figure)));
    for (String setting : settings) {
      Predicate<Figure> here = figure -> setting(figure).equals(setting);
      add(curves, "Reading a prompt" + setting, "prompt, tokens", "tokens/s",
          here.and(is(Row.Kind.PROMPT)), figure -> figure.row().n());
      add(curves, "Generating behind a context" + setting, "context, tokens", "tokens/s",
          here.and(is(Row.Kind.GENERATION)), figure -> figure.row().promptLength());
      add(curves, "One pass over candidates" + setting, "candidates", "ms",
          here.and(is(Row.Kind.VERIFY)), figure -> figure.row().n());
    }
    Set<Row> rows = new LinkedHashSet<>();
    figures.stream().map(Figure::row).filter(row -> row.kind().higherIsBetter()).forEach(rows::add);
    for (Row row : rows) {
      Predicate<Figure> same = figure -> figure.row().equals(row);
      Set<Integer> threads = new LinkedHashSet<>();
      Set<String> models = new LinkedHashSet<>();
      figures.forEach(figure -> threads.add(figure.threads()));
      figures.forEach(figure -> models.add(figure.model()));
      for (String model : models) {
        add(curves, row.name() + " by threads" + (models.size() > 1 ? ", " + model : ""), "threads", "tokens/s",
            same.and(figure -> figure.model().equals(model)), Figure::threads);
      }
      for (int count : threads) {
        add(curves, row.name() + " by size" + (threads.size() > 1 ? ", " + count + " threads" : ""),
            "parameters, millions", "tokens/s", same.and(figure -> figure.threads() == count), Figure::millions);
      }
    }
    return curves;
  }

  private static Predicate<Figure> is(Row.Kind kind) {
    return figure -> figure.row().kind() == kind;
  }

  /** The model and the threads, where there are several. */
  private String setting(Figure figure) {
    return (count(Figure::model) > 1 ? ", " + figure.model() : "")
        + (count(Figure::threads) > 1 ? ", " + figure.threads() + " threads" : "");
  }

  /** Adds a curve for each engine that has two points or more. */
  private void add(List<Curve> curves, String title, String xAxis, String yAxis, Predicate<Figure> which,
      ToDoubleFunction<Figure> place) {
    Map<String, TreeMap<Double, Double>> lines = new LinkedHashMap<>();
    figures.stream().filter(which).filter(figure -> !figure.absent()).forEach(figure -> lines
        .computeIfAbsent(figure.engine(), none -> new TreeMap<>())
        .putIfAbsent(place.applyAsDouble(figure), figure.median()));
    List<Curve.Series> series = new ArrayList<>();
    lines.forEach((engine, points) -> {
      if (points.size() > 1) {
        series.add(new Curve.Series(engine, points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
            points.values().stream().mapToDouble(Double::doubleValue).toArray()));
      }
    });
    if (!series.isEmpty()) {
      curves.add(new Curve(title, xAxis, yAxis, false, series));
    }
  }

  private String missing() {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (Figure figure : figures) {
      if (figure.absent() && figure.row().kind() != Row.Kind.VERIFY_MULTIPLE) {
        rows.computeIfAbsent(figure.engine() + "\0" + figure.reason(), none -> new LinkedHashSet<>())
            .add(figure.row().name());
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach((key, names) -> {
      String[] parts = key.split("\0", 2);
      lines.add(parts[0] + " (" + String.join(", ", names) + "): " + parts[1]);
    });
    return String.join("; ", lines);
  }
}
