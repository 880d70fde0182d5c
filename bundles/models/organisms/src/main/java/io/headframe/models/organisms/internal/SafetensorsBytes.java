package io.headframe.models.organisms.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.transformer.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a safetensors file that was written by this project and lies in memory. */
final class SafetensorsBytes {

  private static final String METADATA = "__metadata__";

  private SafetensorsBytes() {}

  /** The tensors by name, in the order of the header. Their bytes are parts of {@code file}. */
  static Map<String, TensorData> tensors(byte[] file) {
    ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(rest.getLong())];
    rest.get(header);
    ByteBuffer data = rest.slice().asReadOnlyBuffer();
    JsonObject json = JsonParser.parseString(new String(header, StandardCharsets.UTF_8)).getAsJsonObject();
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    json.entrySet().stream().filter(entry -> !entry.getKey().equals(METADATA)).forEach(entry ->
        tensors.put(entry.getKey(), tensor(entry.getValue().getAsJsonObject(), data)));
    return tensors;
  }

  private static TensorData tensor(JsonObject entry, ByteBuffer data) {
    long[] shape = entry.getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    JsonArray offsets = entry.getAsJsonArray("data_offsets");
    int begin = offsets.get(0).getAsInt();
    int end = offsets.get(1).getAsInt();
    return new TensorData(TensorData.ElementType.valueOf(entry.get("dtype").getAsString()), shape,
        () -> data.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN));
  }
}
