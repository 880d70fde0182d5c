package io.headframe.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final List<String> HOSTILE = List.of(
      "</script><script>alert(1)</script>", "<!--", "\"'\\", "😀", "\u2028\u2029", "\n", "&amp;",
      "/*{charts}*/", "/*{data}*/");

  @TempDir
  private Path folder;

  private String html(ReportPage page) throws IOException {
    Path file = folder.resolve("report.html");
    new HtmlReport().write(page, file);
    return Files.readString(file);
  }

  private static JsonObject data(String html) {
    Matcher script = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
        .matcher(html);
    assertTrue(script.find());
    return JsonParser.parseString(script.group(1)).getAsJsonObject();
  }

  private static ReportPage page(View... views) {
    return new ReportPage("Title", "Subtitle", List.of(new ReportPage.Fact("seed", "42")), List.of(views));
  }

  @Test
  void hostileTokens_comeBackAsTheyWere() throws IOException {
    double[][] values = new double[HOSTILE.size()][HOSTILE.size()];
    JsonObject view = data(html(page(new TokenMatrix("</script>", HOSTILE, values))))
        .getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("</script>", view.get("title").getAsString());
    assertEquals(HOSTILE, view.getAsJsonArray("tokens").asList().stream().map(e -> e.getAsString()).toList());
  }

  @Test
  void hostileTokens_addNoScriptElement() throws IOException {
    String plain = html(page());
    String hostile = html(page(new Text(HOSTILE.get(0), String.join(" ", HOSTILE))));
    assertEquals(plain.split("<script").length, hostile.split("<script").length);
    assertEquals(plain.split("</script>").length, hostile.split("</script>").length);
    assertEquals(4, plain.split("</script>").length);
  }

  @Test
  void page_holdsTheChartLibraryAndReachesForNothing() throws IOException {
    String html = html(page());
    assertTrue(html.contains("Apache Software Foundation"));
    String ours = html.substring(0, html.indexOf("<script>")) + html.substring(html.lastIndexOf("<script>"));
    assertFalse(Pattern.compile("(src|href)=|url\\(|https?:|fetch\\(|import").matcher(ours).find());
    assertTrue(html.contains("<html lang=\"en\">"));
    assertFalse(html.contains("/*{"));
  }

  @Test
  void heatMap_keepsAxesAndWritesNullWhereThereIsNoNumber() throws IOException {
    HeatMap map = new HeatMap("Scores", "layer", "head", List.of("0"), List.of("0", "1", "2"),
        new double[][] {{.123456789, Double.NaN, Double.POSITIVE_INFINITY}}, 0, 1);
    JsonObject view = data(html(page(map))).getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("heatMap", view.get("kind").getAsString());
    assertEquals("[[0.12346,null,null]]", view.get("values").toString());
    assertEquals("layer", view.get("rowAxis").getAsString());
  }

  /** Runs the page's own functions, where there is something to run them. */
  @Test
  void numbersThatRoundToZero_haveNoSign() throws Exception {
    String drawing = new String(
        HtmlReport.class.getResourceAsStream("internal/drawing.js").readAllBytes(), StandardCharsets.UTF_8);
    Path script = Files.writeString(folder.resolve("numbers.js"), """
        const document = { getElementById: () => ({ textContent: "{}" }) }, matchMedia = () => ({ matches: false });
        """ + drawing + """
        const written = (write) => [-1e-15, 1e-15, 0, -.004, .004, -.006, .006, null].map((x) => write(x, 2)).join(" ");
        console.log(written(signed) + "; " + written(shown) + "; " + signed(-.4, 0) + " " + signed(-10, 0));
        """);
    Process node = null;
    try {
      node = new ProcessBuilder("node", script.toString()).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("no node on this machine: " + e.getMessage());
    }
    String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals("0.00 0.00 0.00 0.00 0.00 −0.01 +0.01 none; 0.00 0.00 0.00 0.00 0.00 −0.01 0.01 none; 0 −10", out);
  }

  @Test
  void curve_keepsEveryDigitOfX_andWritesNullForAGap() throws IOException {
    Curve curve = new Curve("Loss", "step", "nats", false, List.of(
        new Curve.Series("train", new double[] {1234567, 1234568}, new double[] {.123456789, Double.NaN})), List.of(
        new Curve.Band("train", "80 %", new double[] {1234567}, new double[] {-1}, new double[] {.25})));
    JsonObject view = data(html(page(curve))).getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("{\"title\":\"Loss\",\"kind\":\"curve\",\"xAxis\":\"step\",\"yAxis\":\"nats\",\"logarithmic\":false,"
        + "\"logarithmicY\":false,\"series\":[{\"name\":\"train\",\"x\":[1234567.0,1234568.0],\"y\":[0.12346,null]}],"
        + "\"bands\":[{\"name\":\"80 %\",\"series\":\"train\",\"x\":[1234567.0],\"low\":[-1.0],"
        + "\"high\":[0.25]}]}", view.toString());
  }

  @Test
  void tokenGrid_keepsEveryCandidate() throws IOException {
    List<String> tokens = List.of("<s>", " the");
    TokenGrid grid = new TokenGrid("Lens", "layer", "probability", List.of("0"), tokens, List.of(List.of(
        new TokenGrid.Cell(" a", .5, List.of(new TokenGrid.Candidate(" a", .5), new TokenGrid.Candidate("\n", .25))),
        new TokenGrid.Cell("", Double.NaN, List.of()))), 0, 1);
    JsonObject view = data(html(page(grid))).getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("tokenGrid", view.get("kind").getAsString());
    assertEquals("[[[[\" a\",0.5],[\" a\",0.5],[\"\\n\",0.25]],[[\"\",null]]]]", view.get("cells").toString());
    assertEquals("[\"<s>\",\" the\"]", view.get("tokens").toString().replace("\\u003c", "<").replace("\\u003e", ">"));
  }

  @Test
  void tokenGrid_ofSomePositions_saysWhichTheyAre() throws IOException {
    TokenGrid grid = new TokenGrid("Lens", "layer", "probability", List.of("0"), List.of("a", "b"), List.of(7, 30),
        List.of(List.of(new TokenGrid.Cell("x", 1, List.of()), new TokenGrid.Cell("y", 1, List.of()))), 0, 1);
    JsonObject view = data(html(page(grid))).getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("[7,30]", view.get("positions").toString());
    String text = new TerminalReport(false, 80).render(grid);
    assertTrue(text.lines().skip(1).findFirst().orElseThrow().matches(" +7 +30"), text);
  }

  @Test
  void tableAndFacts_areThere() throws IOException {
    JsonObject data = data(html(page(new Table("T", List.of("a", "b"), List.of(List.of("1", "<b>"))))));
    assertEquals("[[\"seed\",\"42\"]]", data.get("facts").toString());
    JsonObject view = data.getAsJsonArray("views").get(0).getAsJsonObject();
    assertEquals("<b>", view.getAsJsonArray("rows").get(0).getAsJsonArray().get(1).getAsString());
  }
}
