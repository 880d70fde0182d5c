package io.headframe.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import io.headframe.core.report.internal.Cells;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {

  private static HeatMap map(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row][column] = (row * columns + column) / (double) (rows * columns - 1);
      }
    }
    return new HeatMap("Scores", "layer", "head", numbers(rows), numbers(columns), values, 0, 1);
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static String plain(View view, int width) {
    return new TerminalReport(false, width).render(view);
  }

  @Test
  void table_tooWide_breaksTextBeforeItBreaksAnId() {
    Table table = new Table("Claims", List.of("id", "statement"),
        List.of(List.of("attends-after-earlier-occurrence", "the best head of all")));
    assertEquals("""
        Claims
        id                                statement
        ───────────────────────────────────────────
        attends-after-earlier-occurrence  the best
                                          head of
                                          all
        """, plain(table, 43));
  }

  @Test
  void heatMap_withRoom_hasNumbersAndShades() {
    assertEquals("""
        Scores
              head
        layer     0     1     2
            0  0.00  0.20░ 0.40▒
            1  0.60▓ 0.80█ 1.00█
              0.00 ░▒▓█ 1.00
        """, plain(map(2, 3), 40));
  }

  @Test
  void heatMap_withoutRoomForNumbers_keepsShades() {
    assertEquals("""
        Scores
              head
        layer 0 1 2
            0   ░░▒▒
            1 ▓▓████
              0.00 ░▒▓█ 1.00
        """, plain(map(2, 3), 20));
  }

  @Test
  void heatMap_inColour_paintsCells() {
    String text = new TerminalReport(true, 40).render(map(1, 2));
    assertEquals("""
        \u001b[1mScores\u001b[0m
              head
        layer     0     1
            0 \u001b[48;5;53;38;5;231m 0.00 \u001b[0m\u001b[48;5;226;38;5;16m 1.00 \u001b[0m
        """, text.substring(0, text.indexOf("      0.00")));
  }

  @Test
  void heatMap_valueThatIsMissing_isADash() {
    HeatMap map = new HeatMap("S", "r", "c", List.of("a"), List.of("b"), new double[][] {{Double.NaN}}, 0, 1);
    assertTrue(plain(map, 40).contains("a  -"), plain(map, 40));
  }

  @Test
  void table_hasRuleAndRightAlignedNumbers() {
    assertEquals("""
        Top
         head  score
        ────────────
          3.6   0.73
        12.11   0.05
        """,
        plain(new Table("Top", List.of("head", "score"),
            List.of(List.of("3.6", "0.73"), List.of("12.11", "0.05"))), 60));
  }

  @Test
  void table_tooWide_breaksLongCells() {
    Table table = new Table("T", List.of("id", "text"), List.of(List.of("a", "one two three four five six seven")));
    assertEquals("""
        T
        id  text
        ────────────────────
        a   one two three
            four five six
            seven
        """, plain(table, 20));
  }

  private static HeatMap signed(String... columns) {
    double[][] values = new double[1][columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[0][i] = List.of(-1.0, -.4, 0.0, .4, 2.0).get(i % 5);
    }
    return new HeatMap("Effect", "layer", "token", List.of("0"), List.of(columns), values, -1, 2);
  }

  @Test
  void heatMap_valuesThatRoundToZero_haveNoSign() {
    double[][] values = {{-1e-15, 1e-15, -.004, .004, -.006, .006}};
    HeatMap map = new HeatMap("S", "r", "c", List.of("a"), numbers(6), values, -1, 1);
    assertTrue(plain(map, 80).contains("a   0.00   0.00   0.00   0.00  -0.01  +0.01"), plain(map, 80));
    HeatMap oneSided = new HeatMap("S", "r", "c", List.of("a"), numbers(6), values, 0, 1);
    assertTrue(plain(oneSided, 80).contains("a   0.00   0.00   0.00   0.00  -0.01   0.01"), plain(oneSided, 80));
    HeatMap large = new HeatMap("S", "r", "c", List.of("a"), numbers(2), new double[][] {{-.4, .6}}, -500, 500);
    assertTrue(plain(large, 80).contains("a   0  +1"), plain(large, 80));
  }

  @Test
  void signedHeatMap_showsSignsAndShadesTheDistanceFromZero() {
    assertEquals("""
        Effect
              token
        layer      a      b      c      d      e
            0  -1.00▒ -0.40░  0.00  +0.40░ +2.00█
              -2.00 █▓▒░  ░▒▓█ +2.00
        """, plain(signed("a", "b", "c", "d", "e"), 60));
  }

  @Test
  void signedHeatMap_withoutRoomForNumbers_keepsTheSigns() {
    assertTrue(plain(signed(numbers(40).toArray(String[]::new)), 60).contains("    0 -▒-░  +░+█-▒-░  +░+█"));
  }

  @Test
  void signedHeatMap_inColour_isBlueBelowAndRedAboveZero() {
    String text = new TerminalReport(true, 60).render(signed("a", "b", "c", "d", "e"));
    List<String> colours = Pattern.compile("48;5;(\\d+);38;5;\\d+m[^\u001b]*\\d").matcher(text).results()
        .map(cell -> cell.group(1)).toList();
    assertEquals(List.of("110", "189", "255", "224", "124"), colours);
  }

  @Test
  void heatMap_underTokens_showsTheirSpacesAndKeepsRepeatedOnes() {
    assertEquals("""
        Effect
              token
        layer   ·the   ·the      ⏎
            0  -1.00▒ -0.40░  0.00

              token
        layer   cap·    a b
            0  +0.40░ +2.00█
              -2.00 █▓▒░  ░▒▓█ +2.00
        """, plain(signed(" the", " the", "\n", "cap ", "a b"), 33));
  }

  private static TokenGrid grid(List<String> tokens, int rows) {
    List<List<TokenGrid.Cell>> cells = IntStream.range(0, rows).mapToObj(row -> IntStream.range(0, tokens.size())
        .mapToObj(i -> new TokenGrid.Cell(tokens.get((i + 1) % tokens.size()), i == 0 ? Double.NaN : row / (rows - 1.0),
            List.of(new TokenGrid.Candidate("x", .1)))).toList()).toList();
    return new TokenGrid("Lens", "layer", "probability", numbers(rows), tokens, cells, 0, 1);
  }

  @Test
  void tokenGrid_cutsCellsAndPutsWhatDoesNotFitBelow() {
    assertEquals("""
        Lens
              0          1
        layer <s>        ·the
            0 ·the       ·interna…
            1 ·the       ·interna…█

              2          3
        layer ·interna…  ⏎
            0 ⏎          <s>
            1 ⏎        █ <s>      █
              0.00 ░▒▓█ 1.00 probabil…
        """,
        plain(grid(List.of("<s>", " the", " internationalization", "\n"), 2), 30));
  }

  @Test
  void tokenGrid_inColour_paintsCells() {
    String text = new TerminalReport(true, 40).render(grid(List.of("a", "b"), 2));
    assertTrue(text.contains("    1 b    \u001b[48;5;226;38;5;16ma   \u001b[0m\n"), text);
  }

  private static Curve.Series series(String name, double[] x, DoubleUnaryOperator y) {
    return new Curve.Series(name, x, DoubleStream.of(x).map(y).toArray());
  }

  @Test
  void curve_joinsItsPointsWithDotsAndListsThem() {
    Curve curve = new Curve("Loss", "step", "nats", false,
        List.of(series("train", new double[] {0, 5, 10}, x -> Math.abs(x - 5)),
            new Curve.Series("test", new double[] {0, 10}, new double[] {5, Double.NaN})));
    assertEquals("""
        Loss
        nats
          5 ┤●             ●
            │ ·           ·
            │
            │  ·         ·
            │   ·       ·
        2.5 ┤
            │    ·     ·
            │     ·   ·
            │
            │      · ·
          0 ┤       ●
            └───────────────
             0            10
             step
        ● train  ○ test

        step  train  test
        ─────────────────
           0      5     5
           5      0
          10      5     -
        """, plain(curve, 20));
  }

  /** A line that goes on from 4, with a band that widens by one for each step, and a narrower one half as wide. */
  @Test
  void curve_shadesItsBandsBehindItsLines_andListsTheirPointsAlone() {
    double[] x = {2, 3, 4};
    Curve curve = new Curve("Forecast", "step", "value", false,
        List.of(series("history", new double[] {0, 1, 2}, at -> 4), series("f", x, at -> 4)),
        List.of(new Curve.Band("f", "95 %", x, new double[] {4, 2, 0}, new double[] {4, 6, 8}),
            new Curve.Band("f", "80 %", x, new double[] {4, 3, 2}, new double[] {4, 5, 6})));
    assertEquals("""
        Forecast
        value
        8 ┤                ░
          │              ░░░
          │             ░░░░
          │           ░░▒▒▒▒
          │         ░▒▒▒▒▒▒▒
        4 ┤●···●···●···○···○
          │         ░▒▒▒▒▒▒▒
          │           ░░▒▒▒▒
          │             ░░░░
          │              ░░░
        0 ┤                ░
          └─────────────────
           0               4
           step
        ● history  ○ f
        ░ 95 %  ▒ 80 %

        step  history  f
        ────────────────
           2        4  4
           3           4
           4           4

        step  95 % low
        ──────────────
           2         4
           3         2
           4         0

        step  95 % high
        ───────────────
           2          4
           3          6
           4          8

        step  80 % low
        ──────────────
           2         4
           3         3
           4         2

        step  80 % high
        ───────────────
           2          4
           3          5
           4          6
        3 of 5 points; the
        HTML report has all.
        """, plain(curve, 20));
  }

  @Test
  void curve_overALogarithm_putsEqualRatiosAtEqualDistances() {
    Curve curve = new Curve("C", "x", "y", true, List.of(
        new Curve.Series("s", new double[] {1, 10, 100}, new double[] {0, 0, 0})));
    assertTrue(plain(curve, 21).contains("   0 ┤●······●······●\n"), plain(curve, 21));
    assertTrue(plain(curve, 40).contains("x, logarithmic"), plain(curve, 40));
  }

  /** The middle of 1 and 100 is 10, where the middle one of three ratios stands. */
  @Test
  void curve_ofALogarithm_putsEqualRatiosAtEqualHeights() {
    Curve curve = new Curve("C", "x", "y", false, List.of(
        new Curve.Series("s", new double[] {1, 2, 3}, new double[] {1, 10, 100}))).withLogarithmicY();
    String text = plain(curve, 21);
    assertTrue(text.contains("y, logarithmic\n"), text);
    assertTrue(text.contains(" 10 ┤       ·●\n"), text);
    String constant = plain(new Curve("C", "x", "y", false, List.of(
        new Curve.Series("s", new double[] {1, 2}, new double[] {8, 8}))).withLogarithmicY(), 21);
    assertTrue(constant.contains("16 ┤") && constant.contains(" 8 ┤●") && constant.contains(" 4 ┤"), constant);
  }

  @Test
  void curve_ofManyPoints_listsSomeFromTheFirstToTheLast() {
    double[] x = IntStream.rangeClosed(0, 999).asDoubleStream().toArray();
    String text = plain(new Curve("C", "x", "y", false, List.of(series("s", x, Math::sqrt))), 80);
    List<String> rows = text.substring(text.lastIndexOf("──\n") + 3).lines().toList();
    assertEquals("  0       0", rows.get(0));
    assertEquals("999  31.607", rows.get(15));
    assertEquals("16 of 1000 points; the HTML report has all.", rows.get(16));
  }

  @Test
  void heatMap_inParts_leavesOutRowsThatAPartLacks() {
    double none = Double.NaN;
    HeatMap map = new HeatMap("S", "from", "to", List.of("0.0", "1.0"), List.of("1.0", "1.1", "2.0", "2.1"),
        new double[][] {{.1, .2, .3, .4}, {none, none, .5, .6}}, 0, 1);
    List<String> rows = plain(map, 20).lines().filter(line -> line.matches(" *[01]\\.0 +(0\\.|-).*")).toList();
    assertEquals(3, rows.size(), plain(map, 20));
    assertEquals(2, plain(map, 80).lines().filter(line -> line.matches(" *[01]\\.0 +(0\\.|-).*")).count());
  }

  @Test
  void tokenMatrix_namesTheStrongestPairs_placesOfRestLast() {
    TokenMatrix matrix = new TokenMatrix("attention of head 3.6", List.of("<s>", " a", "\n"),
        new double[][] {{1, 0, 0}, {.25, .75, 0}, {.1, .9, 0}});
    assertEquals("attention of head 3.6: ⏎@2 → ·a@1 0.90, ·a@1 → <s>@0 0.25, ·a@1 → ·a@1 0.75, ⏎@2 → <s>@0 0.10\n",
        plain(matrix, 100));
    assertEquals("attention of head 3.6: ⏎@2 → ·a@1 0.90\n", plain(matrix, 50));
  }

  @Test
  void text_cannotSteerTheTerminal() {
    assertFalse(plain(new Text("\u001b[2J", "a\u001b]0;x\u0007\nb\tc"), 40).contains("\u001b"));
  }

  @Test
  void page_hasTitleFactsAndViews() {
    ReportPage page = new ReportPage("Induction heads", "One sentence.",
        List.of(new ReportPage.Fact("seed", "42"), new ReportPage.Fact("model", "constructed")),
        List.of(new Text("Note", "Nothing.")));
    assertEquals("""
        Induction heads
        One sentence.

        seed   42
        model  constructed

        Note
        Nothing.
        """, new TerminalReport(false, 80).render(page));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 60, 80, 200})
  void nothing_isWiderThanTheTerminal(int width) {
    List<View> views = List.of(map(5, 8), map(12, 12), map(3, 150),
        new HeatMap("long", "a long axis name", "x", List.of("a very long label of a row that goes on and on"),
            List.of("another very long label", "b"), new double[][] {{-1e9, 1e9}}, -1e9, 1e9),
        signed(numbers(70).toArray(String[]::new)), signed(" the", "字".repeat(30), "\n", "", "t".repeat(50)),
        grid(List.of("", " the", "字".repeat(30), "\n", "t".repeat(50), "e", "f", "g"), 3),
        new Curve("c".repeat(50), "字".repeat(40), "nats ".repeat(30), true, IntStream.range(0, 12)
            .mapToObj(i -> series("series " + "n".repeat(4 * i), new double[] {1e-9, i + 1, 1e12}, x -> -x * i))
            .toList(), List.of(new Curve.Band("series ", "b".repeat(70), new double[] {1, 9},
                new double[] {-1e9, Double.NaN}, new double[] {0, 1e12}))),
        new Table("t", List.of("a", "b", "c", "d"), List.of(
            List.of("x".repeat(90), "字".repeat(60), "1.5", "y z ".repeat(40)))),
        new Text("T", "word ".repeat(50) + "w".repeat(300) + " 字字字字字字字字字字字字字字字字字字字字字字字字"),
        new TokenMatrix("m", List.of("t".repeat(60), "😀".repeat(50)), new double[][] {{1, 0}, {.5, .5}}));
    ReportPage page = new ReportPage("title ".repeat(30), "s".repeat(300),
        List.of(new ReportPage.Fact("label".repeat(20), "value ".repeat(50))), views);
    for (boolean colour : new boolean[] {false, true}) {
      String text = new TerminalReport(colour, width).render(page).replaceAll("\u001b\\[[\\d;]*m", "");
      text.lines().forEach(line -> assertTrue(Cells.width(line) <= width, () -> Cells.width(line) + ": " + line));
    }
  }
}
