package io.headframe.linalg.benchmark.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times of all providers.
 *
 * @param timings those of one operation and size one after the other
 */
public record Timings(List<Timing> timings) implements Presentable {

  /** Copies the list. */
  public Timings {
    timings = List.copyOf(timings);
  }

  @Override
  public List<View> views() {
    List<String> providers = timings.stream().map(Timing::provider).distinct().toList();
    List<String> columns = new ArrayList<>(List.of("of", "size"));
    columns.addAll(providers);
    columns.add("fastest");
    Map<String, List<Timing>> rows = timings.stream().collect(Collectors.groupingBy(
        timing -> timing.operation() + " " + timing.size(), LinkedHashMap::new, Collectors.toList()));
    return List.of(new Table("Microseconds of the median call", columns,
        rows.values().stream().map(row -> cells(row, providers)).toList()));
  }

  private static List<String> cells(List<Timing> row, List<String> providers) {
    List<String> cells = new ArrayList<>(List.of(row.get(0).operation(), "" + row.get(0).size()));
    for (String provider : providers) {
      cells.add(row.stream().filter(timing -> timing.provider().equals(provider)).findFirst()
          .map(timing -> String.format(Locale.ROOT, "%.1f", timing.microseconds())).orElse(""));
    }
    cells.add(row.stream().min(Comparator.comparingDouble(Timing::microseconds)).orElseThrow().provider());
    return cells;
  }
}
