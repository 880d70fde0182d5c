package io.headframe.core.report;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import io.headframe.core.report.internal.Cells;
import io.headframe.core.report.internal.CurveText;
import io.headframe.core.report.internal.HeatMapText;
import io.headframe.core.report.internal.TableText;
import io.headframe.core.report.internal.TokenGridText;
import io.headframe.core.report.internal.TokenMatrixText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes views as lines for a terminal. Control characters in them are made visible, so that no text steers the
 * terminal. Immutable.
 */
public final class TerminalReport {

  private static final int NARROWEST = 20;

  private final boolean colour;
  private final int width;

  /**
   * @param colour whether to use the 256 colours of a terminal; block characters stand in for them otherwise
   * @param width the most columns of a line; taken as 20 if it is less
   */
  public TerminalReport(boolean colour, int width) {
    this.colour = colour;
    this.width = Math.max(width, NARROWEST);
  }

  /** The page, each line ended by a line feed. */
  public String render(ReportPage page) {
    StringBuilder out = new StringBuilder();
    lines(out, heading(page.title()));
    lines(out, Cells.wrap(page.subtitle(), width));
    if (!page.facts().isEmpty()) {
      out.append('\n');
      int label = page.facts().stream().mapToInt(fact -> Cells.width(fact.label())).max().orElse(0);
      for (ReportPage.Fact fact : page.facts()) {
        lines(out, fact(fact, Math.min(label, width / 3)));
      }
    }
    for (View view : page.views()) {
      out.append('\n').append(render(view));
    }
    return out.toString();
  }

  /** One view under its title, each line ended by a line feed. */
  public String render(View view) {
    StringBuilder out = new StringBuilder();
    if (view instanceof TokenMatrix matrix) {
      lines(out, new TokenMatrixText(width).lines(matrix));
      return out.toString();
    }
    lines(out, heading(view.title()));
    if (view instanceof Curve curve) {
      lines(out, new CurveText(colour, width).lines(curve));
    } else if (view instanceof HeatMap map) {
      lines(out, new HeatMapText(colour, width).lines(map));
    } else if (view instanceof TokenGrid grid) {
      lines(out, new TokenGridText(colour, width).lines(grid));
    } else if (view instanceof Table table) {
      lines(out, new TableText(width).lines(table));
    } else if (view instanceof Text text) {
      lines(out, Cells.wrap(text.text(), width));
    }
    return out.toString();
  }

  private List<String> heading(String text) {
    List<String> lines = Cells.wrap(text, width);
    return colour ? lines.stream().map(line -> "\u001b[1m" + line + "\u001b[0m").toList() : lines;
  }

  private List<String> fact(ReportPage.Fact fact, int label) {
    List<String> values = Cells.wrap(fact.value(), width - label - 2);
    String first = Cells.padRight(Cells.clip(Cells.visible(fact.label()), label), label) + "  ";
    String next = " ".repeat(label + 2);
    return IntStream.range(0, Math.max(values.size(), 1))
        .mapToObj(i -> (i == 0 ? first : next) + (values.isEmpty() ? "" : values.get(i)))
        .map(String::stripTrailing)
        .toList();
  }

  private static void lines(StringBuilder out, List<String> lines) {
    lines.forEach(line -> out.append(line).append('\n'));
  }
}
