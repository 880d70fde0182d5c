package io.headframe.checkpoint.huggingface.internal;

import static io.headframe.checkpoint.huggingface.internal.TestFolder.floats;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.safetensors;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

  private static final String FILE = "model.safetensors";

  @TempDir
  private Path temporary;

  private TestFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new TestFolder(temporary).with("config.json", TestFolder.CONFIG);
  }

  private TestFolder withHeader(String header, byte[] data) {
    return folder.with(FILE, safetensors(header, data));
  }

  private TestFolder withTensor(String dtype, String shape, String offsets) {
    return withHeader("{" + tensor("w", dtype, shape, offsets) + "}", new byte[16]);
  }

  @Test
  void tensors_ofEachType_haveTheirShapeAndBytes() {
    withHeader("{\"__metadata__\": {\"format\": \"pt\"}, " + tensor("a", "F32", "[2, 1]", "[0, 8]") + ", "
        + tensor("b", "BF16", "[2]", "[8, 12]") + ", " + tensor("c", "F16", "[]", "[14, 16]") + ", "
        + tensor("empty", "F32", "[0, 3]", "[16, 16]") + "}   ",
        ByteBuffer.allocate(16).put(floats(1.5f, -2f)).put(new byte[] {1, 2, 3, 4, 0, 0, 5, 6}).array());
    try (Checkpoint checkpoint = folder.open()) {
      assertEquals(Set.of("a", "b", "c", "empty"), checkpoint.tensors().keySet());
      TensorData a = checkpoint.tensors().get("a");
      assertEquals(ElementType.F32, a.type());
      assertArrayEquals(new long[] {2, 1}, a.shape());
      assertEquals(-2f, a.bytes().get().asFloatBuffer().get(1));
      assertEquals(8, a.bytes().get().remaining());
      assertTrue(a.bytes().get().isDirect());
      assertEquals(ElementType.BF16, checkpoint.tensors().get("b").type());
      assertEquals(0x0403, checkpoint.tensors().get("b").bytes().get().getShort(2));
      TensorData c = checkpoint.tensors().get("c");
      assertEquals(ElementType.F16, c.type());
      assertEquals(1, c.elements());
      assertEquals(0x0605, c.bytes().get().getShort());
      assertEquals(0, checkpoint.tensors().get("empty").bytes().get().remaining());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "  ", "   "})
  void tensor_afterHeaderOfAnyLength_isTheSame(String padding) {
    withHeader("{" + tensor("w", "F32", "[2]", "[0, 8]") + "}" + padding, floats(3f, 4f));
    try (Checkpoint checkpoint = folder.open()) {
      ByteBuffer bytes = checkpoint.tensors().get("w").bytes().get();
      assertTrue(bytes.isDirect());
      assertEquals(4f, bytes.asFloatBuffer().get(1));
    }
  }

  @Test
  void tensorReadBeforeClose_staysValid_andAnotherIsRefusedAfterIt() {
    withTensor("F32", "[4]", "[0, 16]");
    Checkpoint checkpoint = folder.open();
    TensorData tensor = checkpoint.tensors().get("w");
    ByteBuffer read = tensor.bytes().get();
    checkpoint.close();
    assertEquals(0, read.get(15));
    TestFolder.assertRefused(CheckpointError.CLOSED, tensor.bytes()::get, FILE, "'w'");
    TestFolder.assertRefused(CheckpointError.CLOSED, checkpoint::digest, FILE);
  }

  @Test
  void tiedTensor_namedInTheMetadata_isThereUnderBothNames() {
    withHeader("{\"__metadata__\": {\"format\": \"pt\", \"embed\": \"head\"}, "
        + tensor("head", "F32", "[1]", "[0, 4]") + "}", floats(7f));
    try (Checkpoint checkpoint = folder.open()) {
      assertEquals(Set.of("head", "embed"), checkpoint.tensors().keySet());
      assertEquals(7f, checkpoint.tensors().get("embed").bytes().get().getFloat());
    }
  }

  @Test
  void tensor_beyondTwoGibibytesOfFile_isMapped() throws IOException {
    long begin = 3L << 30;
    String header = "{" + tensor("far", "F32", "[1]", "[" + begin + ", " + (begin + 4) + "]") + "}";
    withHeader(header, new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(temporary.resolve(FILE).toFile(), "rw")) {
      sparse.seek(8 + header.length() + begin);
      sparse.write(floats(9f));
    }
    try (Checkpoint checkpoint = folder.open()) {
      assertEquals(9f, checkpoint.tensors().get("far").bytes().get().getFloat());
    }
  }

  @Test
  void file_ofLessThanEightBytes_isRefused() {
    folder.with(FILE, new byte[5]).assertRefused(CheckpointError.TOO_SHORT, FILE, "5 bytes", "copy it again");
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, -1L, 200_000_000L, 3})
  void headerLength_thatTheFileDoesNotHave_isRefused(long length) {
    folder.with(FILE, safetensors(length, "{}", new byte[0]))
        .assertRefused(CheckpointError.HEADER_LENGTH, FILE, Long.toUnsignedString(length), "has 10", "copy it again");
  }

  @Test
  void headerLength_overTheLimitInALargeFile_isRefused() throws IOException {
    folder.with(FILE, safetensors(100_000_001, "{}", new byte[0]));
    try (RandomAccessFile sparse = new RandomAccessFile(temporary.resolve(FILE).toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    folder.assertRefused(CheckpointError.HEADER_LENGTH, FILE, "100000001", "at most 100000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "not JSON", "", "[]", "{\"w\": 1}", "{\"w\": {\"dtype\": \"F32\"}}", "{} {}", "{\"w\"", "{\"__metadata__\": []}",
      "{\"w\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0]}}",
      "{\"w\": {\"dtype\": \"F32\", \"shape\": 1, \"data_offsets\": [0, 4]}}"})
  void header_thatIsNoTableOfTensors_isRefused(String header) {
    withHeader(header, new byte[16]).assertRefused(CheckpointError.BAD_HEADER, FILE, "copy the file again");
  }

  @Test
  void header_thatIsNotUtf8_isRefused() {
    folder.with(FILE, ByteBuffer.allocate(16).put(new byte[] {4, 0, 0, 0, 0, 0, 0, 0, '{', '"', (byte) 0xFF}).array())
        .assertRefused(CheckpointError.BAD_HEADER, FILE);
  }

  @Test
  void header_nestedDeeply_isRefused() {
    withHeader("{\"w\": {\"x\": " + "[".repeat(100_000), new byte[0])
        .assertRefused(CheckpointError.BAD_HEADER, FILE);
  }

  @Test
  void nameTwice_isRefused() {
    String entry = tensor("w", "F32", "[1]", "[0, 4]");
    withHeader("{" + entry + ", " + entry + "}", new byte[4])
        .assertRefused(CheckpointError.TENSOR_TWICE, FILE, "'w'", "one tensor of each name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I64", "BOOL", "F8_E4M3", "F99", ""})
  void otherDtype_isRefusedWithTheAllowedOnes_whenItIsAskedFor(String dtype) {
    withHeader("{" + tensor("mask", dtype, "[1, 1, 2, 3]", "[0, 12]") + ", " + tensor("w", "F32", "[1]", "[12, 16]")
        + "}", ByteBuffer.allocate(16).put(12, floats(7f)).array());
    try (Checkpoint checkpoint = folder.open()) {
      assertEquals(7f, checkpoint.tensors().get("w").bytes().get().getFloat());
      TensorData mask = checkpoint.tensors().get("mask");
      assertEquals(ElementType.OTHER, mask.type());
      TestFolder.assertRefused(CheckpointError.DTYPE, mask.bytes()::get, FILE, "'mask'", "'" + dtype + "'",
          "F32, F16 and BF16");
    }
  }

  @Test
  void otherDtype_thatOverlapsOrLeavesTheData_isRefusedAtOnce() {
    withTensor("BOOL", "[2]", "[0, 17]").assertRefused(CheckpointError.OFFSETS, FILE, "'w'");
    withHeader("{" + tensor("mask", "BOOL", "[8]", "[0, 8]") + ", " + tensor("w", "F32", "[2]", "[4, 12]") + "}",
        new byte[16]).assertRefused(CheckpointError.OVERLAP, FILE, "'mask' and 'w'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[-1]", "[1.5]", "[99999999999999999999]", "[9223372036854775808]", "[\"x\"]", "[1e1]"})
  void length_thatIsNoNaturalNumber_isRefused(String shape) {
    withTensor("F32", shape, "[0, 16]").assertRefused(CheckpointError.BAD_NUMBER, FILE, "'w'", "shape");
  }

  @Test
  void negativeOffset_isRefused() {
    withTensor("F32", "[4]", "[-16, 0]").assertRefused(CheckpointError.BAD_NUMBER, FILE, "'w'", "data_offsets", "-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[9223372036854775807]", "[4294967296, 4294967296, 4294967296]", "[536870912]"})
  void shape_ofTwoGibibytesOrMore_isRefused(String shape) {
    withTensor("F32", shape, "[0, 16]")
        .assertRefused(CheckpointError.TENSOR_TOO_LARGE, FILE, "'w'", shape, "2147483647");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[4, 20]", "[1000, 1016]", "[16, 0]", "[9223372036854775791, 9223372036854775807]"})
  void offsets_outsideTheData_areRefused(String offsets) {
    withTensor("F32", "[4]", offsets).assertRefused(CheckpointError.OFFSETS, FILE, "'w'", "there are 16", "copy it");
  }

  @Test
  void truncatedFile_isRefused() {
    withHeader("{" + tensor("w", "F32", "[4]", "[0, 16]") + "}", new byte[15])
        .assertRefused(CheckpointError.OFFSETS, FILE, "'w'", "there are 15", "truncated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3]", "[5]", "[4, 0]", "[2, 4]"})
  void size_thatDoesNotFitTheShape_isRefused(String shape) {
    withTensor("F32", shape, "[0, 16]").assertRefused(CheckpointError.SIZE, FILE, "'w'", "16 bytes", shape);
  }

  @Test
  void overlappingTensors_areRefused() {
    withHeader("{" + tensor("late", "F32", "[2]", "[4, 12]") + ", " + tensor("early", "F32", "[2]", "[0, 8]") + "}",
        new byte[16]).assertRefused(CheckpointError.OVERLAP, FILE, "'early' and 'late'");
  }
}
