package io.headframe.checkpoint.pytorcharchive.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles instruction by instruction, and archives of them. */
final class Pickled {

  private final ByteArrayOutputStream code = new ByteArrayOutputStream();

  Pickled() {
    bytes(0x80, 2);
  }

  Pickled bytes(int... instructions) {
    for (int each : instructions) {
      code.write(each);
    }
    return this;
  }

  Pickled text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes('X').integer(bytes.length).raw(bytes);
  }

  Pickled number(int number) {
    return bytes('J').integer(number);
  }

  Pickled global(String module, String name) {
    return bytes('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A tensor without hooks. */
  Pickled tensor(String type, String key, int elements, int offset, int[] shape, int... strides) {
    return global("torch._utils", "_rebuild_tensor_v2").bytes('(', '(').text("storage").global("torch", type).text(key)
        .text("cpu").number(elements).bytes('t', 'Q').number(offset).numbers(shape).numbers(strides).bytes(0x89)
        .global("collections", "OrderedDict").bytes(')', 'R', 't', 'R');
  }

  private Pickled numbers(int... numbers) {
    bytes('(');
    for (int number : numbers) {
      number(number);
    }
    return bytes('t');
  }

  private Pickled integer(int number) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
  }

  private Pickled raw(byte... bytes) {
    code.writeBytes(bytes);
    return this;
  }

  byte[] ended() {
    return bytes('.').code.toByteArray();
  }

  /** An archive with the storages. */
  Path in(Path file, Map<String, byte[]> storages) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("archive/data.pkl", ended());
    entries.put("archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    storages.forEach((key, bytes) -> entries.put("archive/data/" + key, bytes));
    return zip(file, entries);
  }

  static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(each.getValue().length);
        CRC32 sum = new CRC32();
        sum.update(each.getValue());
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
    return file;
  }

  static byte[] floats(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes.array();
  }
}
