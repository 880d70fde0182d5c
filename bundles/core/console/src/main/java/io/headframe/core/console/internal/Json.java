package io.headframe.core.console.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * Values as the JSON that scripts read: components of records by name, times in ISO 8601, constants in lower case
 * with dashes, null for what is missing or not finite.
 */
public final class Json {

  private static final Gson GSON = new GsonBuilder()
      .serializeNulls()
      .disableHtmlEscaping()
      .setPrettyPrinting()
      .registerTypeAdapter(double.class, (JsonSerializer<Double>) (value, type, context) -> number(value))
      .registerTypeAdapter(Double.class, (JsonSerializer<Double>) (value, type, context) -> number(value))
      .registerTypeAdapter(Instant.class,
          (JsonSerializer<Instant>) (value, type, context) -> new JsonPrimitive(value.toString()))
      .registerTypeHierarchyAdapter(Path.class,
          (JsonSerializer<Path>) (value, type, context) -> new JsonPrimitive(value.toString()))
      .registerTypeHierarchyAdapter(Enum.class,
          (JsonSerializer<Enum<?>>) (value, type, context) -> new JsonPrimitive(word(value)))
      .create();

  private Json() {}

  static String text(Object value) {
    return GSON.toJson(value);
  }

  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  /** A constant as people read it: {@code not-applicable}. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
