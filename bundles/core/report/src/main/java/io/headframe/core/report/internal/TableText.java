package io.headframe.core.report.internal;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import io.headframe.core.method.view.Table;
import java.util.Arrays;
import java.util.List;

/** A table as lines: a rule under the headings, numbers to the right, long cells broken into lines. */
public final class TableText {

  private static final int NARROWEST = 5;
  private static final int PADDING = 2;
  private static final char RULE = '─';
  private static final int UNDER_HEADING = 8;

  private final int width;

  public TableText(int width) {
    this.width = width;
  }

  /** The lines without the title. */
  public List<String> lines(Table table) {
    int[] widths = widths(table);
    Column[] columns = new Column[widths.length];
    for (int i = 0; i < widths.length; i++) {
      columns[i] = new Column()
          .header(Cells.visible(table.columns().get(i)))
          .headerAlign(align(table, i))
          .dataAlign(align(table, i))
          .maxWidth(widths[i] + PADDING, OverflowBehaviour.NEWLINE);
    }
    Object[][] cells = table.rows().stream()
        .map(row -> row.stream().map(Cells::visible).toArray())
        .toArray(Object[][]::new);
    String text = AsciiTable.builder().lineSeparator("\n").border(ruled()).data(columns, cells).asString();
    return text.lines()
        .map(line -> Cells.clip(line.substring(1, line.length() - 1).stripTrailing(), width))
        .toList();
  }

  /** Takes from the widest column until all fit. */
  private int[] widths(Table table) {
    int[] widths = new int[table.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = Math.max(Cells.width(table.columns().get(i)),
          table.rows().stream().mapToInt(row -> Cells.width(Cells.visible(row.get(column)))).max().orElse(0));
    }
    while (Arrays.stream(widths).sum() + PADDING * (widths.length - 1) > width) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static HorizontalAlign align(Table table, int column) {
    boolean numbers = !table.rows().isEmpty()
        && table.rows().stream().allMatch(row -> row.get(column).matches("[-+−]?[\\d.,]*\\d ?%?"));
    return numbers ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
  }

  private static Character[] ruled() {
    Character[] border = AsciiTable.NO_BORDERS.clone();
    border[UNDER_HEADING] = RULE;
    return border;
  }
}
