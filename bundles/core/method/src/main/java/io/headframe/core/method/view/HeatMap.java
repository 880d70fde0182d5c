package io.headframe.core.method.view;

import java.util.List;

/**
 * Numbers over two labelled axes, shown as colours. With numbers on both sides of 0 (low below 0, high above) the
 * colours go from blue over the colour of 0 to red, equally far on both sides.
 *
 * @param title a few words
 * @param rowAxis what the rows are, for example {@code layer}
 * @param columnAxis what the columns are, for example {@code head}
 * @param rows a label for each row
 * @param columns a label for each column; tokens as they are, with their spaces, repeated ones too
 * @param values [row, column]; NaN where there is no value
 * @param low the value at the lower end of the colour scale
 * @param high the value at the upper end of the colour scale
 */
public record HeatMap(
    String title,
    String rowAxis,
    String columnAxis,
    List<String> rows,
    List<String> columns,
    double[][] values,
    double low,
    double high)
    implements View {

  /** Checks that there is one row of values for each label. */
  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    Grid.check(values, rows.size(), columns.size());
  }
}
