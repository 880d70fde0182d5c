package io.headframe.benchmark.synthetic.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a GGUF file by its description, and without the writer's code. */
final class GgufReader {

  /** Lengths with the fastest axis first; the type; the first byte in the file. */
  record Tensor(List<Long> lengths, int type, long position) {}

  final Map<String, Object> settings = new LinkedHashMap<>();
  final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final ByteBuffer bytes;

  GgufReader(Path file) throws IOException {
    bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[4];
    bytes.get(magic);
    if (!new String(magic, StandardCharsets.US_ASCII).equals("GGUF") || bytes.getInt() != 3) {
      throw new AssertionError("no GGUF of version 3");
    }
    long tensorCount = bytes.getLong();
    long settingCount = bytes.getLong();
    for (long i = 0; i < settingCount; i++) {
      String name = text();
      settings.put(name, value(bytes.getInt()));
    }
    Map<String, Tensor> relative = new LinkedHashMap<>();
    for (long i = 0; i < tensorCount; i++) {
      String name = text();
      List<Long> lengths = new ArrayList<>();
      int axes = bytes.getInt();
      for (int axis = 0; axis < axes; axis++) {
        lengths.add(bytes.getLong());
      }
      relative.put(name, new Tensor(lengths, bytes.getInt(), bytes.getLong()));
    }
    long begin = (bytes.position() + 31) / 32 * 32;
    relative.forEach((name, tensor) ->
        tensors.put(name, new Tensor(tensor.lengths, tensor.type, begin + tensor.position)));
  }

  long length() {
    return bytes.capacity();
  }

  private String text() {
    byte[] utf8 = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private Object value(int type) {
    return switch (type) {
      case 4 -> bytes.getInt();
      case 6 -> bytes.getFloat();
      case 8 -> text();
      case 9 -> {
        int element = bytes.getInt();
        Object[] values = new Object[Math.toIntExact(bytes.getLong())];
        Arrays.setAll(values, i -> value(element));
        yield List.of(values);
      }
      default -> throw new AssertionError("type " + type);
    };
  }

  /** One value of a tensor: a float, or scale · integer of a block of 32 in 34 bytes. */
  float value(String name, long index) {
    Tensor tensor = tensors.get(name);
    if (tensor.type == 0) {
      return bytes.getFloat(Math.toIntExact(tensor.position + 4 * index));
    }
    int block = Math.toIntExact(tensor.position + index / 32 * 34);
    return half(bytes.getShort(block)) * bytes.get(block + 2 + (int) (index % 32));
  }

  /** Of the 16 bits: sign, 5 of the exponent with bias 15, 10 of the fraction. */
  private static float half(short bits) {
    int exponent = (bits & 0x7c00) >> 10;
    double fraction = (bits & 0x3ff) / 1024.0;
    double value = exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15);
    return (float) (bits < 0 ? -value : value);
  }
}
