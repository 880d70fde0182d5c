package io.headframe.core.report.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import io.headframe.core.report.ReportPage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** A page as the JSON that its script reads. */
public final class PageData {

  /** Digits that are shown nowhere only make the page large. */
  private static final MathContext PRECISION = new MathContext(5);

  private PageData() {}

  /** JSON that may stand inside a script element: {@code <}, U+2028 and U+2029 are escaped, whatever a text holds. */
  public static String json(ReportPage page) {
    JsonObject root = new JsonObject();
    root.addProperty("title", page.title());
    root.addProperty("subtitle", page.subtitle());
    JsonArray facts = new JsonArray();
    page.facts().forEach(fact -> facts.add(texts(List.of(fact.label(), fact.value()))));
    root.add("facts", facts);
    JsonArray views = new JsonArray();
    page.views().forEach(view -> views.add(view(view)));
    root.add("views", views);
    Gson escaping = new GsonBuilder().serializeNulls().create();
    return escaping.toJson(root);
  }

  private static JsonObject view(View view) {
    JsonObject json = new JsonObject();
    json.addProperty("title", view.title());
    if (view instanceof Curve curve) {
      json.addProperty("kind", "curve");
      json.addProperty("xAxis", curve.xAxis());
      json.addProperty("yAxis", curve.yAxis());
      json.addProperty("logarithmic", curve.logarithmic());
      json.addProperty("logarithmicY", curve.logarithmicY());
      JsonArray series = new JsonArray();
      curve.series().forEach(each -> series.add(series(each)));
      json.add("series", series);
      JsonArray bands = new JsonArray();
      curve.bands().forEach(each -> bands.add(band(curve, each)));
      json.add("bands", bands);
    } else if (view instanceof HeatMap map) {
      json.addProperty("kind", "heatMap");
      json.addProperty("rowAxis", map.rowAxis());
      json.addProperty("columnAxis", map.columnAxis());
      json.add("rows", texts(map.rows()));
      json.add("columns", texts(map.columns()));
      json.add("values", numbers(map.values()));
      json.add("low", number(map.low()));
      json.add("high", number(map.high()));
    } else if (view instanceof TokenGrid grid) {
      json.addProperty("kind", "tokenGrid");
      json.addProperty("rowAxis", grid.rowAxis());
      json.addProperty("valueName", grid.valueName());
      json.add("rows", texts(grid.rows()));
      json.add("tokens", texts(grid.tokens()));
      json.add("positions", integers(grid.positions()));
      json.add("cells", cells(grid));
      json.add("low", number(grid.low()));
      json.add("high", number(grid.high()));
    } else if (view instanceof TokenMatrix matrix) {
      json.addProperty("kind", "tokenMatrix");
      json.add("tokens", texts(matrix.tokens()));
      json.add("values", numbers(matrix.values()));
    } else if (view instanceof Table table) {
      json.addProperty("kind", "table");
      json.add("columns", texts(table.columns()));
      JsonArray rows = new JsonArray();
      table.rows().forEach(row -> rows.add(texts(row)));
      json.add("rows", rows);
    } else if (view instanceof Text text) {
      json.addProperty("kind", "text");
      json.addProperty("text", text.text());
    }
    return json;
  }

  private static JsonObject series(Curve.Series series) {
    JsonObject json = new JsonObject();
    json.addProperty("name", series.name());
    json.add("x", places(series.x()));
    json.add("y", numbers(series.y()));
    return json;
  }

  private static JsonObject band(Curve curve, Curve.Band band) {
    JsonObject json = new JsonObject();
    json.addProperty("name", curve.name(band));
    json.addProperty("series", band.series());
    json.add("x", places(band.x()));
    json.add("low", numbers(band.low()));
    json.add("high", numbers(band.high()));
    return json;
  }

  /** With all digits: neighbours among many steps differ in late ones. */
  private static JsonArray places(double... x) {
    JsonArray array = new JsonArray(x.length);
    Arrays.stream(x).forEach(array::add);
    return array;
  }

  /** [row][position]: a list of pairs of text and number, the cell's own first, then its candidates. */
  private static JsonArray cells(TokenGrid grid) {
    JsonArray rows = new JsonArray(grid.rows().size());
    for (List<TokenGrid.Cell> row : grid.cells()) {
      JsonArray array = new JsonArray(row.size());
      for (TokenGrid.Cell cell : row) {
        JsonArray pairs = new JsonArray(1 + cell.candidates().size());
        pairs.add(pair(cell.text(), cell.value()));
        cell.candidates().forEach(candidate -> pairs.add(pair(candidate.text(), candidate.value())));
        array.add(pairs);
      }
      rows.add(array);
    }
    return rows;
  }

  private static JsonArray integers(List<Integer> integers) {
    JsonArray array = new JsonArray(integers.size());
    integers.forEach(array::add);
    return array;
  }

  private static JsonArray pair(String text, double value) {
    JsonArray pair = new JsonArray(2);
    pair.add(text);
    pair.add(number(value));
    return pair;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray(texts.size());
    texts.forEach(array::add);
    return array;
  }

  private static JsonArray numbers(double[][] values) {
    JsonArray rows = new JsonArray(values.length);
    for (double[] row : values) {
      rows.add(numbers(row));
    }
    return rows;
  }

  private static JsonArray numbers(double[] values) {
    JsonArray array = new JsonArray(values.length);
    for (double value : values) {
      array.add(number(value));
    }
    return array;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(new BigDecimal(value, PRECISION).doubleValue()) : JsonNull.INSTANCE;
  }
}
