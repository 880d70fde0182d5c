package io.headframe.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  /**
   * A file byte by byte, by hand from the description of the format: 64 bytes of header, then the numbers 1.5 and −2
   * as IEEE 754 writes them, the lowest byte first.
   */
  private static final byte[] BY_HAND = concat(
      HexFormat.of().parseHex("4000000000000000"),
      "{\"ab\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}       ".getBytes(StandardCharsets.UTF_8),
      HexFormat.of().parseHex("0000c03f000000c0"));

  @TempDir
  private Path folder;

  @Test
  void write_oneTensor_givesTheBytesOfTheFormat() throws Exception {
    Path file = folder.resolve("a.safetensors");
    new Safetensors(Map.of("ab", StoredTensor.floats(() -> new float[] {1.5f, -2}, 2, 1)), Map.of()).write(file);
    assertArrayEquals(BY_HAND, Files.readAllBytes(file));
    assertFalse(Files.exists(folder.resolve("a.safetensors" + WholeFile.PART)));
  }

  @Test
  void read_bytesByHand_givesTheNumbers() throws Exception {
    Path file = Files.write(folder.resolve("a.safetensors"), BY_HAND);
    StoredTensor tensor = Safetensors.read(file).tensors().get("ab");
    assertArrayEquals(new long[] {2, 1}, tensor.shape());
    assertArrayEquals(new float[] {1.5f, -2}, tensor.toFloats());
    assertThrows(IllegalStateException.class, tensor::toDoubles);
  }

  @Test
  void write_bothTypesAndTexts_areReadAgain() {
    Path file = folder.resolve("b.safetensors");
    new Safetensors(Map.of("x", StoredTensor.floats(() -> new float[] {7}), "ä", StoredTensor.doubles(
        new double[] {Math.PI, Double.NaN, 0})), Map.of("step", "12", "text", "\"é\"\n")).write(file);
    Safetensors read = Safetensors.read(file);
    assertEquals(Map.of("step", "12", "text", "\"é\"\n"), read.metadata());
    assertArrayEquals(new double[] {Math.PI, Double.NaN, 0}, read.tensors().get("ä").toDoubles());
    assertArrayEquals(new float[] {7}, read.tensors().get("x").toFloats());
    assertEquals(0, read.tensors().get("x").shape().length);
  }

  /** The numbers of table 3.5 of IEEE 754-2008 by hand, and the upper halves of IEEE 754's 32-bit numbers. */
  @Test
  void read_numbersOf16Bits_givesThemIn32() throws Exception {
    int[] halves = {0x3c00, 0xc000, 0x3555, 0x0001, 0x8001, 0x0400, 0x7bff, 0x7c00, 0xfc00, 0x8000};
    float[] expected = {1, -2, 0x1.554p-2f, 0x1p-24f, -0x1p-24f, 0x1p-14f, 65504, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, -0f};
    assertArrayEquals(expected, read("F16", halves));
    assertTrue(Float.isNaN(read("F16", 0x7e00)[0]));
    assertArrayEquals(new float[] {1, -2, 3.140625f, -0f}, read("BF16", 0x3f80, 0xc000, 0x4049, 0x8000));
  }

  private float[] read(String type, int... bits) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : bits) {
      bytes.putShort((short) each);
    }
    Path file = folder.resolve("halves.safetensors");
    new Safetensors(Map.of("x", new StoredTensor(
        StoredTensor.Type.valueOf(type), new long[] {bits.length}, bytes::flip)), Map.of()).write(file);
    return Safetensors.read(file).tensors().get("x").toFloats();
  }

  @Test
  void write_thatFailsInTheMiddle_leavesTheFileBefore() throws Exception {
    Path file = Files.write(folder.resolve("a.safetensors"), BY_HAND);
    StoredTensor short4 = new StoredTensor(StoredTensor.Type.F32, new long[] {2}, () -> ByteBuffer.allocate(4));
    assertThrows(IllegalStateException.class, () -> new Safetensors(Map.of("ab", short4), Map.of()).write(file));
    assertArrayEquals(BY_HAND, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void read_anyPrefixOfAFile_isRefused() throws Exception {
    Path file = folder.resolve("cut.safetensors");
    for (int length = 0; length < BY_HAND.length; length++) {
      Files.write(file, Arrays.copyOf(BY_HAND, length));
      assertEquals("HF-SAFETENSORS-003", assertThrows(HeadframeException.class, () -> Safetensors.read(file)).id());
    }
  }

  @Test
  void read_otherTypeOrLyingShape_isRefused() throws Exception {
    for (String[] lie : new String[][] {{"F32", "I32"}, {"2,1", "9,1"}, {"0,8", "4,2"}}) {
      byte[] bytes = new String(BY_HAND, StandardCharsets.ISO_8859_1).replace(lie[0], lie[1])
          .getBytes(StandardCharsets.ISO_8859_1);
      Path file = Files.write(folder.resolve("lie.safetensors"), bytes);
      assertEquals("HF-SAFETENSORS-003", assertThrows(HeadframeException.class, () -> Safetensors.read(file)).id());
    }
  }

  @Test
  void write_folderThatIsNotThere_isSaid() {
    Path file = folder.resolve("none").resolve("a.safetensors");
    HeadframeException refused = assertThrows(HeadframeException.class,
        () -> new Safetensors(Map.of(), Map.of()).write(file));
    assertEquals("HF-SAFETENSORS-001", refused.id());
    assertEquals("HF-SAFETENSORS-002", assertThrows(HeadframeException.class, () -> Safetensors.read(file)).id());
  }

  private static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
