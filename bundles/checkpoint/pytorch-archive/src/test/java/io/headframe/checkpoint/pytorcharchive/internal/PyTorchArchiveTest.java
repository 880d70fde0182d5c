package io.headframe.checkpoint.pytorcharchive.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.pytorcharchive.ArchivedTensor;
import io.headframe.checkpoint.pytorcharchive.ElementType;
import io.headframe.checkpoint.pytorcharchive.PyTorchArchive;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.internal.DevelopmentData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchArchiveTest {

  private static final byte[] SIX = Pickled.floats(1, 2, 3, 4, 5, 6);

  @TempDir
  Path folder;

  /** 1 to 6 as [2, 3], its transpose, a column of it, and one number. */
  @Test
  void tensors_areReadByTheirStridesAndOffsets() throws IOException {
    Pickled pickle = new Pickled().bytes('}', '(')
        .text("rows").tensor("FloatStorage", "0", 6, 0, new int[] {2, 3}, 3, 1)
        .text("turned").tensor("FloatStorage", "0", 6, 0, new int[] {3, 2}, 1, 3)
        .text("column").tensor("FloatStorage", "0", 6, 2, new int[] {2}, 3)
        .text("one").tensor("FloatStorage", "0", 6, 5, new int[0])
        .text("none").tensor("FloatStorage", "0", 6, 0, new int[] {0, 3}, 3, 1).bytes('u');
    try (PyTorchArchive archive = open(pickle, SIX)) {
      assertEquals(List.of("rows", "turned", "column", "one", "none"), List.copyOf(archive.tensors().keySet()));
      assertTrue(archive.tensors().get("turned").hasShape(3, 2));
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, archive.tensors().get("rows").floats());
      assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, archive.tensors().get("turned").floats());
      assertArrayEquals(new float[] {3, 6}, archive.tensors().get("column").floats());
      assertArrayEquals(new float[] {6}, archive.tensors().get("one").floats());
      assertEquals(0, archive.tensors().get("none").floats().length);
    }
  }

  /** 1.5 and −2 in each type; the smallest half above 0 and the largest. */
  @Test
  void everyFloatingPointType_isRead() throws IOException {
    ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.5).putDouble(-2);
    Map<String, byte[]> storages = Map.of("0", doubles.array(), "1", shorts(0x3e00, 0xc000, 0x0001, 0x7bff, 0x8000),
        "2", shorts(0x3fc0, 0xc000), "3", new byte[] {7});
    Path file = new Pickled().bytes('}', '(')
        .text("double").tensor("DoubleStorage", "0", 2, 0, new int[] {2}, 1)
        .text("half").tensor("HalfStorage", "1", 5, 0, new int[] {5}, 1)
        .text("brain").tensor("BFloat16Storage", "2", 2, 0, new int[] {2}, 1)
        .text("whole").tensor("ByteStorage", "3", 1, 0, new int[] {1}, 1).bytes('u').in(at("t.pth"), storages);
    try (PyTorchArchive archive = PyTorchArchive.open(file)) {
      Map<String, ArchivedTensor> tensors = archive.tensors();
      assertArrayEquals(new float[] {1.5f, -2}, tensors.get("double").floats());
      assertArrayEquals(new float[] {1.5f, -2, 0x1p-24f, 65504, -0f}, tensors.get("half").floats());
      assertArrayEquals(new float[] {1.5f, -2}, tensors.get("brain").floats());
      assertEquals(ElementType.UINT8, tensors.get("whole").type());
      assertEquals("HF-PTH-005",
          assertThrows(HeadframeException.class, () -> tensors.get("whole").floats()).id());
    }
  }

  /** As a trainer saves: {"epoch": 3, "rate": .5, "state": OrderedDict(w=Parameter), "list": [tensor, None]}. */
  @Test
  void nestedDictionaries_giveNamesWithFullStops() throws IOException {
    Pickled pickle = new Pickled().bytes('}', 'q', 0, '(')
        .text("epoch").bytes('K', 3).text("rate").bytes('G', 0x3f, 0xe0, 0, 0, 0, 0, 0, 0)
        .text("big").bytes(0x8a, 2, 0xff, 0xff).text("state")
        .global("collections", "OrderedDict").bytes('q', 1, ')', 'R').text("w")
        .global("torch._utils", "_rebuild_parameter").tensor("FloatStorage", "0", 6, 0, new int[] {6}, 1)
        .bytes(0x88, 'h', 1, ')', 'R', 0x87, 'R', 's')
        .bytes('}').text("_metadata").bytes('}', 's', 'b')
        .text("list").bytes(']', '(').tensor("FloatStorage", "0", 6, 4, new int[] {2}, 1).bytes('N', 'e', 'u');
    try (PyTorchArchive archive = open(pickle, SIX)) {
      assertEquals(List.of("state.w", "list.0"), List.copyOf(archive.tensors().keySet()));
      assertArrayEquals(new float[] {5, 6}, archive.tensors().get("list.0").floats());
    }
  }

  @Test
  void publishedCheckpoint_isRead() {
    try (PyTorchArchive archive =
        PyTorchArchive.open(DevelopmentData.find("models/ttm-r2-512-96/ttm_r2_512_96.pth"))) {
      long numbers = 0;
      for (ArchivedTensor tensor : archive.tensors().values()) {
        assertEquals(ElementType.FLOAT32, tensor.type());
        numbers += tensor.floats().length;
      }
      assertEquals(805_376, numbers);
      assertTrue(archive.tensors().get("head.base_forecast_block.weight").hasShape(96, 1024));
    }
  }

  @Test
  void filesThatAreNoArchive_areRefused() throws IOException {
    assertRefused("HF-PTH-001", "it does not exist", at("absent.pth"));
    assertRefused("HF-PTH-002", "no zip", Files.write(at("empty.pth"), new byte[0]));
    assertRefused("HF-PTH-002", "before 1.6", Files.write(at("old.pth"), new Pickled().ended()));
    assertRefused("HF-PTH-002", "with 0 files", Pickled.zip(at("other.zip"), Map.of("readme", new byte[1])));
    assertRefused("HF-PTH-002", "order of bytes", Pickled.zip(at("big.pth"), Map.of("a/data.pkl",
        new Pickled().bytes('}').ended(), "a/byteorder", "big".getBytes(StandardCharsets.US_ASCII))));
  }

  /** However much of a file is there, it is refused and nothing else is thrown. */
  @Test
  void truncatedFiles_areRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sixes(6, new int[] {6}, 1));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(at("cut.pth"), Arrays.copyOf(whole, length));
      assertEquals("HF-PTH-002", assertThrows(HeadframeException.class, () -> PyTorchArchive.open(cut)).id());
    }
  }

  /** Whatever bit is changed, nothing but the library's own error is thrown, and numbers never change unnoticed. */
  @Test
  void changedBits_areRefusedOrMakeNoDifference() throws IOException {
    byte[] whole = Files.readAllBytes(sixes(6, new int[] {6}, 1));
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      try (PyTorchArchive archive = PyTorchArchive.open(Files.write(at("changed.pth"), changed))) {
        for (ArchivedTensor tensor : archive.tensors().values()) {
          float[] numbers = tensor.floats();
          assertTrue(Arrays.equals(new float[] {1, 2, 3, 4, 5, 6}, numbers), "a change at " + i);
        }
      } catch (HeadframeException refused) {
        assertTrue(refused.id().startsWith("HF-PTH-"), refused.id());
      }
    }
  }

  @Test
  void storagesThatLie_areRefused() throws IOException {
    assertRefused("HF-PTH-005", "has 24 bytes where 7 times 4 are said", sixes(7, new int[] {6}, 1));
    assertRefused("HF-PTH-005", "has 24 bytes", sixes(Integer.MAX_VALUE, new int[] {6}, 1));
    assertRefused("HF-PTH-005", "7 numbers up to place 7", sixes(6, new int[] {7}, 1));
    assertRefused("HF-PTH-005", "up to place 11", sixes(6, new int[] {6}, 2));
    assertRefused("HF-PTH-005", "1000000 numbers", sixes(6, new int[] {1_000_000}, 0));
    assertRefused("HF-PTH-005", "more numbers than there can be",
        sixes(6, new int[] {1 << 30, 1 << 30, 1 << 30}, 0, 0, 0));
    Pickled elsewhere = new Pickled().bytes('}').text("w").tensor("FloatStorage", "9", 6, 0, new int[] {6}, 1)
        .bytes('s');
    assertRefused("HF-PTH-005", "storage 9 is not in the file", elsewhere.in(at("t.pth"), Map.of("0", SIX)));
  }

  @Test
  void closedArchive_saysSo() throws IOException {
    PyTorchArchive archive = PyTorchArchive.open(sixes(6, new int[] {6}, 1));
    archive.close();
    assertEquals("HF-PTH-001", assertThrows(HeadframeException.class,
        () -> archive.tensors().get("w").floats()).id());
  }

  private Path sixes(int said, int[] shape, int... strides) throws IOException {
    return new Pickled().bytes('}').text("w").tensor("FloatStorage", "0", said, 0, shape, strides).bytes('s')
        .in(at("six.pth"), Map.of("0", SIX));
  }

  private PyTorchArchive open(Pickled pickle, byte... storage) throws IOException {
    return PyTorchArchive.open(pickle.in(at("t.pth"), Map.of("0", storage)));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static byte[] shorts(int... bits) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(bits).forEach(each -> bytes.putShort((short) each));
    return bytes.array();
  }

  private static void assertRefused(String id, String part, Path file) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> PyTorchArchive.open(file));
    assertEquals(id, refused.id(), refused.getMessage());
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
