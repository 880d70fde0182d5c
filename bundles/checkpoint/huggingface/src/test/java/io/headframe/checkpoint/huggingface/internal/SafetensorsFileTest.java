package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

  @TempDir
  Path folder;

  @Test
  void tensors_haveTheirTypesShapesAndBytes() throws IOException {
    byte[] data = new byte[28];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(16, 1.5f).putFloat(20, -2f).putFloat(24, 3f);
    SafetensorsFile file = open("""
        {"__metadata__": {"format": "pt"},
         "late": {"dtype": "F32", "shape": [3, 1], "data_offsets": [16, 28]},
         "early": {"dtype": "BF16", "shape": [2, 2], "data_offsets": [0, 8]},
         "scalar": {"dtype": "F16", "shape": [], "data_offsets": [8, 10]},
         "empty": {"dtype": "F32", "shape": [0, 9223372036854775807], "data_offsets": [10, 10]}}""", data);
    assertEquals("[early, scalar, empty, late]", file.tensors().keySet().toString());
    TensorData late = file.tensors().get("late");
    assertEquals(ElementType.F32, late.type());
    assertArrayEquals(new long[] {3, 1}, late.shape());
    ByteBuffer bytes = late.bytes().get().order(ByteOrder.LITTLE_ENDIAN);
    assertTrue(bytes.isDirect());
    assertEquals(1.5f, bytes.getFloat());
    assertEquals(-2f, bytes.getFloat());
    assertEquals(12, late.bytes().get().remaining());
    assertEquals(0, file.tensors().get("empty").bytes().get().remaining());
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, -1, 0, 1, 200_000_000, 1000})
  void headerLength_thatCannotBe_isNamed(long length) throws IOException {
    Path file = SafetensorsWriter.write(folder.resolve("model.safetensors"), length, "{}".getBytes(), new byte[0]);
    HeadframeException error = assertThrows(HeadframeException.class, () -> SafetensorsFile.open(file));
    assertEquals("HF-CHECKPOINT-005", error.id());
    assertTrue(error.getMessage().contains(Long.toUnsignedString(length)), error.getMessage());
  }

  @Test
  void fileShorterThanTheHeaderLength_isNamed() throws IOException {
    Path file = Files.write(folder.resolve("model.safetensors"), new byte[] {1, 2, 3});
    assertEquals("HF-CHECKPOINT-005",
        assertThrows(HeadframeException.class, () -> SafetensorsFile.open(file)).id());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 12]}} | HF-CHECKPOINT-007",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [8, 4]}} | HF-CHECKPOINT-007",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4]}} | HF-CHECKPOINT-007",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [-4, 0]}} | HF-CHECKPOINT-006",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [3], \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-008",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [4611686018427387904, 4], \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-008",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": [-2], \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-006",
    "{\"w\": {\"dtype\": \"F32\", \"shape\": \"big\", \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-006",
    "{\"w\": {\"dtype\": \"F33\", \"shape\": [2], \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-010",
    "{\"w\": {\"shape\": [2], \"data_offsets\": [0, 8]}} | HF-CHECKPOINT-010",
    "{\"w\": 7} | HF-CHECKPOINT-006",
    "[1, 2] | HF-CHECKPOINT-004",
    "{\"w\": { | HF-CHECKPOINT-004"
  })
  void headerThatLies_namesTheTensorAndTheFile(String header, String id) throws IOException {
    HeadframeException error = assertThrows(HeadframeException.class, () -> open(header, new byte[8]));
    assertEquals(id, error.id(), error.getMessage());
    assertTrue(error.getMessage().contains("model.safetensors"), error.getMessage());
    if (!"HF-CHECKPOINT-004".equals(id)) {
      assertTrue(error.getMessage().contains("'w'"), error.getMessage());
    }
  }

  @Test
  void overlap_namesBothTensors() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> open("""
        {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
         "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}""", new byte[12]));
    assertEquals("HF-CHECKPOINT-009", error.id());
    assertTrue(error.getMessage().contains("'a'") && error.getMessage().contains("'b'"), error.getMessage());
  }

  @Test
  void truncatedFile_isSeenBeforeAnythingIsRead() throws IOException {
    Path whole = SafetensorsWriter.write(folder.resolve("whole.safetensors"),
        "{\"w\": {\"dtype\": \"F32\", \"shape\": [64], \"data_offsets\": [0, 256]}}", new byte[256]);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, length));
      assertThrows(HeadframeException.class, () -> SafetensorsFile.open(cut), "cut to " + length);
    }
  }

  private SafetensorsFile open(String header, byte[] data) throws IOException {
    return SafetensorsFile.open(SafetensorsWriter.write(folder.resolve("model.safetensors"), header, data));
  }
}
