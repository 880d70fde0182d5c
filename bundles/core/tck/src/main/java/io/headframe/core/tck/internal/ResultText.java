package io.headframe.core.tck.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as the host writes and shows it. */
final class ResultText {

  private ResultText() {}

  /** Its JSON. The host writes numbers that JSON does not have, enums, paths and times in this way too. */
  static String json(Record result) {
    return converter().toJson(result);
  }

  /** Makes all that people see of it. */
  static void show(Record result) {
    List<Object> values = Opened.values(result);
    for (int i = 0; i < values.size(); i++) {
      String name = result.getClass().getRecordComponents()[i].getName();
      for (View view : views(values.get(i), name)) {
        if (view.title() == null || view.title().isBlank()) {
          throw new AssertionError("a view of the result '" + name + "' has no title");
        }
        converter().toJson(view);
      }
    }
  }

  private static List<View> views(Object value, String name) {
    if (value == null) {
      throw new AssertionError("the result '" + name + "' is null or an empty Optional, which is no result");
    }
    if (value instanceof Presentable presentable) {
      return presentable.views();
    }
    List<View> views = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> views.addAll(views(each, name)));
    }
    return views;
  }

  private static Gson converter() {
    JsonSerializer<Number> number = (value, type, context) ->
        Double.isFinite(value.doubleValue()) ? new JsonPrimitive(value) : new JsonPrimitive(value.toString());
    JsonSerializer<Object> text = (value, type, context) -> new JsonPrimitive(value.toString());
    JsonSerializer<Enum<?>> constant = (value, type, context) ->
        new JsonPrimitive(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return new GsonBuilder()
        .serializeNulls()
        .registerTypeAdapter(double.class, number)
        .registerTypeAdapter(Double.class, number)
        .registerTypeAdapter(float.class, number)
        .registerTypeAdapter(Float.class, number)
        .registerTypeHierarchyAdapter(Enum.class, constant)
        .registerTypeHierarchyAdapter(Path.class, text)
        .registerTypeAdapter(Instant.class, text)
        .create();
  }
}
