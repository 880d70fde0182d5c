package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static Figure figure(String engine, String row, double... samples) {
    return new Figure("stories", 0.3, 2, engine, !engine.endsWith("8"), Row.parse(row).get(0), samples,
        samples.length == 0 ? "broken" : "");
  }

  @Test
  void table_hasMediansRangesAndSharesOfTheBest() {
    List<View> views = new Figures(List.of(
        figure("a", "tg4", 90, 100, 80, 120), figure("b", "tg4", 190), figure("q8", "tg4", 400),
        figure("a", "ttft", 2, 1, 3), figure("b", "ttft", 4), figure("q8", "ttft"))).views();
    Table table = assertInstanceOf(Table.class, views.get(0));
    assertEquals(List.of("row", "engine", "median", "lowest", "highest", "unit", "of the best"), table.columns());
    assertEquals(List.of("tg4", "a", "95.0", "80.0", "120", "tokens/s", "0.50"), table.rows().get(0));
    assertEquals(List.of("tg4", "q8", "400", "400", "400", "tokens/s", "1.00"), table.rows().get(2));
    assertEquals(List.of("ttft", "a", "2.00", "1.00", "3.00", "ms", "1.00"), table.rows().get(3));
    assertEquals("0.50", table.rows().get(4).get(6));
    assertEquals(List.of("ttft", "q8", "–", "–", "–", "ms", "–"), table.rows().get(5));
    assertEquals("q8 (ttft): broken", assertInstanceOf(Text.class, views.get(views.size() - 1)).text());
  }

  @Test
  void severalLengths_makeACurve() {
    List<View> views = new Figures(List.of(
        figure("a", "pp128", 700), figure("b", "pp128", 300), figure("a", "pp16", 400), figure("b", "pp16")))
        .views();
    Curve curve = assertInstanceOf(Curve.class, views.get(1));
    assertEquals(1, curve.series().size(), "b has one point only");
    assertArrayEquals(new double[] {16, 128}, curve.series().get(0).x());
    assertArrayEquals(new double[] {400, 700}, curve.series().get(0).y());
  }
}
