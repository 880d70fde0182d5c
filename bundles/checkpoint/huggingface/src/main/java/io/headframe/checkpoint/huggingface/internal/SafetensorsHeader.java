package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors header says, once it has been found consistent: no two tensors overlap, all lie in the data.
 *
 * @param entries by name, in the order of the header
 * @param sharedTensors name of a tensor that was left out because it is the same as another → name of that one
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> sharedTensors) {

  private static final String METADATA = "__metadata__";

  /**
   * A tensor.
   *
   * @param name its name
   * @param dtype the type of its elements, as the file names it
   * @param type the same; {@code OTHER} where it cannot be read
   * @param shape the length of each axis
   * @param begin first byte, from the start of the data
   * @param end the byte after the last
   */
  record Entry(String name, String dtype, ElementType type, long[] shape, long begin, long end) {}

  /**
   * Reads a header. Member by member rather than as a tree, which would drop a name that is there twice.
   *
   * @param file for messages
   * @param json the header
   * @param dataLength the bytes that follow it
   */
  static SafetensorsHeader parse(Path file, byte[] json, long dataLength) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> shared = new LinkedHashMap<>();
    try (JsonReader reader = new JsonReader(new InputStreamReader(
        new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder()))) {
      reader.setStrictness(Strictness.STRICT);
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals(METADATA)) {
          readMetadata(reader, shared);
        } else if (entries.put(name, readEntry(reader, file, name, dataLength)) != null) {
          throw new HeadframeException(CheckpointError.TENSOR_TWICE, file, name);
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("something follows the object");
      }
    } catch (IOException | IllegalStateException e) {
      throw new HeadframeException(e, CheckpointError.BAD_HEADER, file, JsonFile.reason(e));
    }
    refuseOverlaps(file, entries);
    return new SafetensorsHeader(entries, shared);
  }

  /** Python's safetensors writes tied weights once, and the names that it left out here, beside {@code format: pt}. */
  private static void readMetadata(JsonReader reader, Map<String, String> shared) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      shared.put(reader.nextName(), reader.nextString());
    }
    reader.endObject();
  }

  private static Entry readEntry(JsonReader reader, Path file, String name, long dataLength) throws IOException {
    String dtype = null;
    long[] shape = null;
    long[] offsets = null;
    reader.beginObject();
    while (reader.hasNext()) {
      String field = reader.nextName();
      switch (field) {
        case "dtype" -> dtype = reader.nextString();
        case "shape" -> shape = readNumbers(reader, file, name, field);
        case "data_offsets" -> offsets = readNumbers(reader, file, name, field);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
      throw new MalformedJsonException("tensor '" + name + "' needs a dtype, a shape and two data_offsets");
    }
    return checked(file, new Entry(name, dtype, type(dtype), shape, offsets[0], offsets[1]), dataLength);
  }

  private static long[] readNumbers(JsonReader reader, Path file, String name, String field) throws IOException {
    List<Long> numbers = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      String text = reader.nextString();
      try {
        numbers.add(Long.parseUnsignedLong(text));
      } catch (NumberFormatException e) {
        throw new HeadframeException(e, CheckpointError.BAD_NUMBER, name, file, text, field);
      }
      if (numbers.get(numbers.size() - 1) < 0) {
        throw new HeadframeException(CheckpointError.BAD_NUMBER, name, file, text, field);
      }
    }
    reader.endArray();
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private static ElementType type(String dtype) {
    return switch (dtype) {
      case "F32" -> ElementType.F32;
      case "F16" -> ElementType.F16;
      case "BF16" -> ElementType.BF16;
      default -> ElementType.OTHER;
    };
  }

  private static Entry checked(Path file, Entry entry, long dataLength) {
    if (entry.end() < entry.begin() || entry.end() > dataLength) {
      throw new HeadframeException(
          CheckpointError.OFFSETS, entry.name(), file, entry.begin(), entry.end(), dataLength);
    }
    if (entry.type() == ElementType.OTHER) {
      return entry;
    }
    long needed = bytes(file, entry);
    if (entry.end() - entry.begin() != needed) {
      throw new HeadframeException(CheckpointError.SIZE, entry.name(), file, entry.end() - entry.begin(),
          entry.type(), Arrays.toString(entry.shape()), needed);
    }
    return entry;
  }

  private static long bytes(Path file, Entry entry) {
    long bytes = entry.type().bytes();
    try {
      for (long length : entry.shape()) {
        bytes = Math.multiplyExact(bytes, length);
      }
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new HeadframeException(
          CheckpointError.TENSOR_TOO_LARGE, entry.name(), file, Arrays.toString(entry.shape()));
    }
    return bytes;
  }

  private static void refuseOverlaps(Path file, Map<String, Entry> entries) {
    Entry[] inOrder = entries.values().stream()
        .filter(entry -> entry.end() > entry.begin())
        .sorted((a, b) -> Long.compare(a.begin(), b.begin()))
        .toArray(Entry[]::new);
    for (int i = 1; i < inOrder.length; i++) {
      if (inOrder[i].begin() < inOrder[i - 1].end()) {
        throw new HeadframeException(
            CheckpointError.OVERLAP, inOrder[i - 1].name(), inOrder[i].name(), file);
      }
    }
  }
}
