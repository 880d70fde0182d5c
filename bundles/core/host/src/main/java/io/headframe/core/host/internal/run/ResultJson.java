package io.headframe.core.host.internal.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.headframe.core.host.internal.DashedName;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How values become JSON: records as objects, enums in lower case with dashes, paths and instants as text, and the
 * numbers that JSON does not have as {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class ResultJson {

  private ResultJson() {}

  /** A converter. It remembers the classes that it has met: make one for each use. */
  public static Gson converter() {
    JsonSerializer<Double> writeDouble = (value, type, context) ->
        Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(value.toString());
    JsonSerializer<Float> writeFloat = (value, type, context) ->
        Float.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(value.toString());
    JsonSerializer<Enum<?>> writeEnum = (value, type, context) -> new JsonPrimitive(DashedName.ofConstant(value));
    JsonDeserializer<Enum<?>> readEnum = (json, type, context) -> {
      for (Object constant : ((Class<?>) type).getEnumConstants()) {
        if (DashedName.ofConstant((Enum<?>) constant).equals(json.getAsString())) {
          return (Enum<?>) constant;
        }
      }
      throw new JsonParseException("no " + type.getTypeName() + " is called " + json);
    };
    return new GsonBuilder()
        .serializeNulls()
        .disableHtmlEscaping()
        .registerTypeAdapter(double.class, writeDouble)
        .registerTypeAdapter(Double.class, writeDouble)
        .registerTypeAdapter(float.class, writeFloat)
        .registerTypeAdapter(Float.class, writeFloat)
        .registerTypeHierarchyAdapter(Enum.class, writeEnum)
        .registerTypeHierarchyAdapter(Enum.class, readEnum)
        .registerTypeHierarchyAdapter(Path.class, (JsonSerializer<Path>) (value, type, context) ->
            new JsonPrimitive(value.toString()))
        .registerTypeAdapter(Instant.class, (JsonSerializer<Instant>) (value, type, context) ->
            new JsonPrimitive(value.toString()))
        .registerTypeAdapter(Instant.class, (JsonDeserializer<Instant>) (json, type, context) ->
            Instant.parse(json.getAsString()))
        .create();
  }
}
