package io.headframe.core.host.internal.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewFileTest {

  @Test
  void views_comeBackAsTheyWere() {
    double[][] values = {{.1, Double.NaN}, {Math.PI, -1e-300}};
    List<View> views = List.of(
        new HeatMap("h", "layer", "head", List.of("0", "1"), List.of("a", "<b>"), values, 0, 1),
        new Table("t", List.of("x", "y"), List.of(List.of("1", "\"ü\""))),
        new TokenMatrix("m", List.of("Once", " upon"), new double[][] {{1, 0}, {.25, .75}}),
        new Text("x", "line\nline"),
        new Curve("c", "step", "loss", true, List.of(
            new Curve.Series("a", new double[] {1, 1e6 + 1}, new double[] {Double.NaN, .1})), List.of(
            new Curve.Band("a", "80 %", new double[] {2, 3}, new double[] {4, 5}, new double[] {6, 7}))),
        new TokenGrid("g", "layer", "probability", List.of("0"), List.of(" a"), List.of(List.of(new TokenGrid.Cell(
            " b", .5, List.of(new TokenGrid.Candidate(" b", .5), new TokenGrid.Candidate("", Double.NaN))))), 0, 1));
    String json = ViewFile.write(views);
    List<View> read = ViewFile.read(json);
    assertEquals(6, read.size());
    HeatMap map = (HeatMap) read.get(0);
    assertArrayEquals(values, map.values());
    assertEquals(List.of("a", "<b>"), map.columns());
    assertEquals(1, map.high());
    assertEquals(views.get(1), read.get(1));
    assertArrayEquals(new double[][] {{1, 0}, {.25, .75}}, ((TokenMatrix) read.get(2)).values());
    assertEquals(views.get(3), read.get(3));
    Curve curve = (Curve) read.get(4);
    assertEquals(views.get(5), read.get(5));
    assertTrue(curve.logarithmic());
    assertEquals("loss", curve.yAxis());
    assertArrayEquals(new double[] {1, 1e6 + 1}, curve.series().get(0).x());
    assertArrayEquals(new double[] {Double.NaN, .1}, curve.series().get(0).y());
    assertEquals("80 %", curve.bands().get(0).name());
    assertArrayEquals(new double[] {6, 7}, curve.bands().get(0).high());
    assertTrue(json.contains("{\"type\":\"heat-map\",\"title\":\"h\""), json);
    assertTrue(json.contains("\"values\":[[0.1,\"NaN\"],"), json);
  }

  /** As it was kept before curves could have bands, or a logarithm along y. */
  @Test
  void curveWithoutBands_isRead() {
    Curve curve = (Curve) ViewFile.read("[{\"type\":\"curve\",\"title\":\"c\",\"xAxis\":\"x\",\"yAxis\":\"y\","
        + "\"logarithmic\":false,\"series\":[{\"name\":\"a\",\"x\":[1],\"y\":[2]}]}]").get(0);
    assertEquals(List.of(), curve.bands());
    assertFalse(curve.logarithmicY());
  }

  @Test
  void unknownView_isRefused() {
    assertThrows(JsonParseException.class, () -> ViewFile.read("[{\"type\":\"hologram\"}]"));
  }
}
