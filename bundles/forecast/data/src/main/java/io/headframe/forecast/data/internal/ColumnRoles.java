package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which column is what, by number. A table with an id column or a column y is long: y is the target, and what else is
 * there are covariates. Any other is wide: each column beside the stamps is a channel.
 *
 * @param id the column of ids, or −1
 * @param time the column of stamps
 * @param targets the columns of values, at least one
 * @param covariates the others
 */
record ColumnRoles(int id, int time, List<Integer> targets, List<Integer> covariates) {

  private static final Set<String> ID_NAMES = Set.of("unique_id", "item_id", "series_id");
  private static final Set<String> TIME_NAMES = Set.of("ds", "date", "time", "timestamp", "datetime");

  static ColumnRoles of(String name, CellTable table, ReadingOptions options) {
    List<String> header = table.header();
    int id = options.text("id").map(said -> index(name, header, said)).orElse(named(header, ID_NAMES));
    int time = options.text("time").map(said -> index(name, header, said)).orElse(named(header, TIME_NAMES));
    if (time < 0) {
      throw new HeadframeException(SeriesError.NO_TIME, name, String.join(", ", header));
    }
    List<Integer> rest = IntStream.range(0, header.size()).filter(i -> i != id && i != time).boxed().toList();
    List<String> said = options.columns("targets");
    Optional<Integer> y = rest.stream().filter(i -> header.get(i).equals("y")).findFirst();
    List<Integer> targets;
    if (!said.isEmpty()) {
      targets = said.stream().map(each -> index(name, header, each)).toList();
    } else if (y.isPresent()) {
      targets = List.of(y.get());
    } else if (id >= 0) {
      throw new HeadframeException(SeriesError.NO_COLUMN, "y", name, String.join(", ", header));
    } else {
      targets = rest;
    }
    List<Integer> covariates = new ArrayList<>(rest);
    covariates.removeAll(targets);
    options.columns("known").forEach(known -> index(name, header, known));
    if (targets.isEmpty()) {
      throw new HeadframeException(SeriesError.NO_COLUMN, "y", name, String.join(", ", header));
    }
    return new ColumnRoles(id, time, targets, List.copyOf(covariates));
  }

  private static int index(String name, List<String> header, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new HeadframeException(SeriesError.NO_COLUMN, column, name, String.join(", ", header));
    }
    return index;
  }

  private static int named(List<String> header, Set<String> names) {
    return IntStream.range(0, header.size())
        .filter(i -> names.contains(header.get(i).toLowerCase(Locale.ROOT))).findFirst().orElse(-1);
  }
}
