package io.headframe.core.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.internal.SafetensorsError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors and texts as one file in Hugging Face's safetensors format: 8 bytes of header length, little-endian;
 * the header, a JSON object with type, shape and place of each tensor; the numbers. Python opens what this writes with
 * {@code safetensors.numpy.load_file}.
 *
 * @param tensors by name
 * @param metadata texts by name
 */
public record Safetensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

  private static final String METADATA = "__metadata__";

  /** The data begins at a multiple of this many bytes, so that a mapped file can be used in place. */
  private static final int ALIGNMENT = 8;

  /** Copies the maps. */
  public Safetensors {
    tensors = Map.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Writes the file, whole or not at all. The same content gives the same bytes.
   *
   * @param file in a folder that exists; replaced if it is there
   * @throws HeadframeException if it cannot be written
   * @throws IllegalStateException if a tensor gives another number of bytes than its shape needs
   */
  public void write(Path file) {
    // Wide elements first: each tensor then begins at a multiple of the size of its elements.
    List<String> order = tensors.keySet().stream()
        .sorted(Comparator.comparing((String name) -> tensors.get(name).type()).thenComparing(name -> name)).toList();
    byte[] header = header(order);
    try {
      WholeFile.write(file, channel -> {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
        WholeFile.writeAll(channel, length.flip());
        WholeFile.writeAll(channel, ByteBuffer.wrap(header));
        for (String name : order) {
          ByteBuffer bytes = tensors.get(name).bytes().get();
          if (bytes.remaining() != tensors.get(name).size()) {
            throw new IllegalStateException("tensor '" + name + "' has " + bytes.remaining() + " bytes, and its shape"
                + " needs " + tensors.get(name).size());
          }
          WholeFile.writeAll(channel, bytes);
        }
      });
    } catch (IOException e) {
      throw new HeadframeException(e, SafetensorsError.UNWRITABLE, file, reason(e));
    }
  }

  private byte[] header(List<String> order) {
    JsonObject json = new JsonObject();
    if (!metadata.isEmpty()) {
      JsonObject texts = new JsonObject();
      metadata.keySet().stream().sorted().forEach(name -> texts.addProperty(name, metadata.get(name)));
      json.add(METADATA, texts);
    }
    long begin = 0;
    for (String name : order) {
      StoredTensor tensor = tensors.get(name);
      JsonArray shape = new JsonArray();
      for (long length : tensor.shape()) {
        shape.add(length);
      }
      JsonArray offsets = new JsonArray();
      offsets.add(begin);
      begin += tensor.size();
      offsets.add(begin);
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", tensor.type().name());
      entry.add("shape", shape);
      entry.add("data_offsets", offsets);
      json.add(name, entry);
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return (json + " ".repeat(padded - text.length)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a whole file into Java's memory. It is for files that this class wrote, and small ones of others; checkpoints
   * with more types and larger than memory are opened as models.
   *
   * @throws HeadframeException if it cannot be read, is damaged, or has a tensor of another type
   */
  public static Safetensors read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException | OutOfMemoryError e) {
      throw new HeadframeException(e, SafetensorsError.UNREADABLE, file, reason(e));
    }
    try {
      return parse(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    } catch (RuntimeException e) {
      throw new HeadframeException(e, SafetensorsError.DAMAGED, file, reason(e));
    }
  }

  private static Safetensors parse(ByteBuffer file) {
    int header = Math.toIntExact(file.getLong());
    byte[] text = new byte[header < 0 || header > file.remaining() ? 0 : header];
    file.get(text);
    ByteBuffer data = file.slice();
    JsonObject json = JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    json.entrySet().forEach(entry -> {
      JsonObject value = entry.getValue().getAsJsonObject();
      if (entry.getKey().equals(METADATA)) {
        value.entrySet().forEach(each -> metadata.put(each.getKey(), each.getValue().getAsString()));
      } else {
        tensors.put(entry.getKey(), tensor(entry.getKey(), value, data));
      }
    });
    return new Safetensors(tensors, metadata);
  }

  private static StoredTensor tensor(String name, JsonObject entry, ByteBuffer data) {
    long[] shape = entry.getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    JsonArray offsets = entry.getAsJsonArray("data_offsets");
    int begin = Math.toIntExact(offsets.get(0).getAsLong());
    int end = Math.toIntExact(offsets.get(1).getAsLong());
    ByteBuffer bytes = data.slice(begin, end - begin);
    StoredTensor tensor = new StoredTensor(
        StoredTensor.Type.valueOf(entry.get("dtype").getAsString()), shape, bytes::duplicate);
    if (tensor.size() != bytes.remaining()) {
      throw new IllegalStateException(
          "tensor '" + name + "' has " + bytes.remaining() + " bytes, and its shape needs " + tensor.size());
    }
    return tensor;
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
