package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A safetensors file: a 64-bit header length, a JSON header with type, shape and byte range of each tensor, then the
 * data. Nothing in the header is believed before it is checked against the file.
 *
 * @param tensors by name, mapped
 */
record SafetensorsFile(Map<String, TensorData> tensors) {

  /** As in the format's own reader: no real header comes near it. */
  private static final long LARGEST_HEADER = 100_000_000;

  static SafetensorsFile open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long headerLength = headerLength(channel, file);
      ByteBuffer header = read(channel, Long.BYTES, (int) headerLength);
      JsonObject json = JsonFile.parse(StandardCharsets.UTF_8.decode(header).toString(), file);
      long dataStart = Long.BYTES + headerLength;
      List<Entry> entries = json.entrySet().stream()
          .filter(entry -> !"__metadata__".equals(entry.getKey()))
          .map(entry -> Entry.read(entry.getKey(), entry.getValue(), file, channelSize(channel) - dataStart))
          .sorted(Comparator.comparingLong(Entry::begin))
          .toList();
      checkOverlaps(entries, file);
      Map<String, TensorData> tensors = new LinkedHashMap<>();
      for (Entry entry : entries) {
        ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), entry.bytes());
        tensors.put(entry.name(), new TensorData(entry.type(), entry.shape(), mapped::duplicate));
      }
      return new SafetensorsFile(Collections.unmodifiableMap(tensors));
    } catch (IOException failed) {
      throw new HeadframeException(failed, HuggingFaceError.UNREADABLE, file, failed.getMessage());
    }
  }

  private static long headerLength(FileChannel channel, Path file) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new HeadframeException(HuggingFaceError.BAD_HEADER, file, size, "none", LARGEST_HEADER);
    }
    long length = read(channel, 0, Long.BYTES).getLong();
    if (length < 2 || length > LARGEST_HEADER || length > size - Long.BYTES) {
      throw new HeadframeException(
          HuggingFaceError.BAD_HEADER, file, size, Long.toUnsignedString(length), LARGEST_HEADER);
    }
    return length;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static long channelSize(FileChannel channel) {
    try {
      return channel.size();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Entries come sorted by where they begin. */
  private static void checkOverlaps(List<Entry> entries, Path file) {
    for (int i = 1; i < entries.size(); i++) {
      Entry before = entries.get(i - 1);
      if (entries.get(i).begin() < before.begin() + before.bytes()) {
        throw new HeadframeException(HuggingFaceError.OVERLAP, before.name(), entries.get(i).name(), file);
      }
    }
  }

  /** One tensor of the header, checked. */
  private record Entry(String name, ElementType type, long[] shape, long begin, long bytes) {

    private static final String TYPES =
        Arrays.stream(ElementType.values()).map(Enum::name).collect(Collectors.joining(", "));

    static Entry read(String name, JsonElement json, Path file, long dataSize) {
      if (!json.isJsonObject()) {
        throw new HeadframeException(HuggingFaceError.BAD_ENTRY, name, file, json, "an object");
      }
      JsonObject entry = json.getAsJsonObject();
      ElementType type = type(name, entry.get("dtype"), file);
      long[] shape = numbers(name, "shape", entry.get("shape"), file);
      long[] range = numbers(name, "data_offsets", entry.get("data_offsets"), file);
      if (range.length != 2 || range[1] < range[0] || range[1] > dataSize) {
        throw new HeadframeException(HuggingFaceError.BAD_RANGE, name, file, range.length > 0 ? range[0] : "",
            range.length > 1 ? range[1] : "", dataSize);
      }
      long bytes = range[1] - range[0];
      long needed = needed(type, shape, dataSize);
      if (bytes != needed) {
        throw new HeadframeException(
            HuggingFaceError.WRONG_SIZE, name, file, bytes, needed < 0 ? "more than the file has" : needed);
      }
      if (bytes > Integer.MAX_VALUE) {
        throw new HeadframeException(HuggingFaceError.TOO_LARGE, name, file, bytes, Integer.MAX_VALUE);
      }
      return new Entry(name, type, shape, range[0], bytes);
    }

    private static ElementType type(String name, JsonElement json, Path file) {
      String text = json != null && json.isJsonPrimitive() ? json.getAsString() : String.valueOf(json);
      for (ElementType type : ElementType.values()) {
        if (type.name().equals(text)) {
          return type;
        }
      }
      throw new HeadframeException(HuggingFaceError.UNKNOWN_TYPE, name, file, text, TYPES);
    }

    private static long[] numbers(String name, String field, JsonElement json, Path file) {
      if (json instanceof JsonArray array) {
        try {
          long[] numbers = array.asList().stream().mapToLong(JsonElement::getAsLong).toArray();
          if (Arrays.stream(numbers).allMatch(number -> number >= 0)) {
            return numbers;
          }
        } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException notNumbers) {
          // Said below, with what was found.
        }
      }
      throw new HeadframeException(
          HuggingFaceError.BAD_ENTRY, name, file, field + " " + json, "a list of integers from 0");
    }

    /** The bytes that a shape needs, or −1 if they are more than {@code limit}. */
    private static long needed(ElementType type, long[] shape, long limit) {
      if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
        return 0;
      }
      long bytes = type.bytes();
      for (long length : shape) {
        if (length > limit / bytes) {
          return -1;
        }
        bytes *= length;
      }
      return bytes;
    }
  }
}
