package io.headframe.core.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.view.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static Curve.Series series(double... x) {
    return new Curve.Series("s", x, new double[x.length]);
  }

  private static String refusal(Runnable making) {
    return assertThrows(IllegalArgumentException.class, making::run).getMessage();
  }

  @Test
  void series_whoseXDoesNotGrow_isRefused() {
    assertEquals("x[1] is 1.0, but must be finite and above the one before", refusal(() -> series(1, 1)));
    assertEquals("x[0] is NaN, but must be finite and above the one before", refusal(() -> series(Double.NaN)));
    assertEquals("1 values of y for 2 of x", refusal(() -> new Curve.Series("s", new double[2], new double[1])));
  }

  @Test
  void curve_thatCannotBeDrawn_isRefused() {
    assertEquals("a curve has at least one series", refusal(() -> new Curve("c", "x", "y", false, List.of())));
    assertEquals("two series have the same name",
        refusal(() -> new Curve("c", "x", "y", false, List.of(series(1), series(2)))));
    assertEquals("x is 0.0, and a logarithm needs one above 0",
        refusal(() -> new Curve("c", "x", "y", true, List.of(series(0, 1)))));
    Curve zeros = new Curve("c", "x", "y", false, List.of(series(0, 1)));
    assertEquals("y is 0.0, and a logarithm needs one above 0", refusal(zeros::withLogarithmicY));
  }

  @Test
  void band_thatCannotBeDrawn_isRefused() {
    double[] x = {1, 2};
    assertEquals("1 and 2 ends for 2 of x", refusal(() -> new Curve.Band("s", "80 %", x, new double[1], x)));
    assertEquals("at 2.0 the band reaches from 5.0 to 2.0",
        refusal(() -> new Curve.Band("s", "80 %", x, new double[] {1, 5}, x)));
    assertEquals("x[1] is 0.0, but must be finite and above the one before",
        refusal(() -> new Curve.Band("s", "80 %", new double[2], x, x)));
    Curve.Band band = new Curve.Band("other", "80 %", x, x, x);
    assertEquals("a band is around 'other', which is no series",
        refusal(() -> new Curve("c", "x", "y", false, List.of(series(1)), List.of(band))));
    Curve.Band below = new Curve.Band("s", "80 %", new double[] {-1, 0}, x, x);
    assertEquals("x is -1.0, and a logarithm needs one above 0",
        refusal(() -> new Curve("c", "x", "y", true, List.of(series(1)), List.of(below))));
  }

  @Test
  void band_isCalledByItsLine_whereThereAreBandsAroundOthers() {
    double[] x = {1, 2};
    Curve.Band one = new Curve.Band("a", "80 %", x, x, x);
    Curve.Band other = new Curve.Band("b", "80 %", x, x, x);
    List<Curve.Series> lines = List.of(new Curve.Series("a", x, x), new Curve.Series("b", x, x));
    assertEquals("80 %", new Curve("c", "x", "y", false, lines, List.of(one)).name(one));
    assertEquals("b 80 %", new Curve("c", "x", "y", false, lines, List.of(one, other)).name(other));
  }
}
