package io.headframe.core.host.internal.run;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.headframe.core.host.internal.DashedName;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The form of {@code views.json}: an array of objects, each with its {@code type} ({@code curve}, {@code heat-map},
 * {@code table}, {@code text}, {@code token-grid}, {@code token-matrix}) and the components of the view.
 */
final class ViewFile {

  private ViewFile() {}

  static String write(List<View> views) {
    Gson gson = ResultJson.converter();
    JsonArray array = new JsonArray();
    for (View view : views) {
      JsonObject tagged = new JsonObject();
      tagged.addProperty("type", tag(view.getClass()));
      gson.toJsonTree(view).getAsJsonObject().entrySet().forEach(e -> tagged.add(e.getKey(), e.getValue()));
      array.add(tagged);
    }
    return gson.toJson(array);
  }

  static List<View> read(String json) {
    Gson gson = ResultJson.converter();
    List<View> views = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
      JsonObject tagged = element.getAsJsonObject();
      views.add((View) gson.fromJson(tagged, type(tagged.get("type").getAsString())));
    }
    return views;
  }

  private static Class<?> type(String tag) {
    return Stream.of(View.class.getPermittedSubclasses())
        .filter(type -> tag(type).equals(tag))
        .findFirst()
        .orElseThrow(() -> new JsonParseException("no view is called '" + tag + "'"));
  }

  private static String tag(Class<?> type) {
    return DashedName.ofComponent(type.getSimpleName());
  }
}
