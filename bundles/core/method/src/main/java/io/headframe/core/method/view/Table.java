package io.headframe.core.method.view;

import java.util.List;

/**
 * Rows of text under headings.
 *
 * @param title a few words
 * @param columns the headings
 * @param rows each with one cell for each heading
 */
public record Table(String title, List<String> columns, List<List<String>> rows) implements View {

  /** Checks that each row has a cell for each heading. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells in a row of " + columns.size() + " columns");
      }
    }
  }
}
