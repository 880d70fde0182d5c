package io.headframe.core.report.internal;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import io.headframe.core.method.view.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A table as lines: a rule under the headings, numbers to the right, long cells broken into lines. */
public final class TableText {

  private static final int NARROWEST = 5;
  private static final int PADDING = 2;
  private static final char RULE = '─';
  private static final int UNDER_HEADING = 8;
  private static final Set<String> MISSING = Set.of("", "-");

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

  /** Words, such as the ids that people copy, are broken only if nothing else makes the table fit. */
  private int[] widths(Table table) {
    int columns = table.columns().size();
    int[] widths = new int[columns];
    int[] words = new int[columns];
    int[] narrowest = new int[columns];
    Arrays.fill(narrowest, NARROWEST);
    for (int i = 0; i < columns; i++) {
      int column = i;
      List<String> cells = Stream.concat(
          Stream.of(table.columns().get(i)), table.rows().stream().map(row -> row.get(column)))
          .map(Cells::visible).toList();
      widths[i] = cells.stream().mapToInt(Cells::width).max().orElse(0);
      words[i] = cells.stream().flatMap(cell -> Stream.of(cell.split(" "))).mapToInt(Cells::width).max().orElse(0);
    }
    shrink(widths, words);
    shrink(widths, narrowest);
    return widths;
  }

  /** Takes from the widest column that is above its least width until all fit or none is. */
  private void shrink(int[] widths, int[] least) {
    while (Arrays.stream(widths).sum() + PADDING * (widths.length - 1) > width) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private static HorizontalAlign align(Table table, int column) {
    List<String> written = table.rows().stream().map(row -> row.get(column)).filter(cell -> !MISSING.contains(cell))
        .toList();
    boolean numbers = !written.isEmpty()
        && written.stream().allMatch(cell -> cell.matches("[-+−]?[\\d.,]*\\d(e[-+]\\d+)? ?%?"));
    return numbers ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
  }

  private static Character[] ruled() {
    Character[] border = AsciiTable.NO_BORDERS.clone();
    border[UNDER_HEADING] = RULE;
    return border;
  }
}
