package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Llama2cCheckpointTest {

  @TempDir
  private Path folder;

  private Path file() {
    return folder.resolve("model.bin");
  }

  private Checkpoint open() {
    return new Llama2cFormat().open(file());
  }

  private void assertRefused(ErrorKind kind, String... parts) {
    TestFile.assertRefused(kind, () -> open().close(), parts);
  }

  private static void assertFilled(Checkpoint checkpoint, String name, float value, long... shape) {
    TensorData tensor = checkpoint.tensors().get(name);
    assertArrayEquals(shape, tensor.shape(), name);
    FloatBuffer floats = tensor.bytes().get().asFloatBuffer();
    assertEquals(Arrays.stream(shape).reduce(1, (a, b) -> a * b), floats.remaining(), name);
    assertEquals(value, floats.get(0), name);
    assertEquals(value, floats.get(floats.limit() - 1), name);
  }

  @Test
  void accepts_filesOfTheNameOnly() throws IOException {
    Llama2cFormat format = new Llama2cFormat();
    assertTrue(format.accepts(Files.write(file(), new byte[1])));
    assertFalse(format.accepts(Files.write(folder.resolve("model.gguf"), new byte[1])));
    assertFalse(format.accepts(folder.resolve("absent.bin")));
    assertFalse(format.accepts(Files.createDirectory(folder.resolve("folder.bin"))));
  }

  @Test
  void tensors_haveTheNamesOfHuggingFace() {
    TestFile.model(true).write(file());
    try (Checkpoint checkpoint = open()) {
      assertEquals(2 + 2 * 9, checkpoint.tensors().size());
      assertFilled(checkpoint, "model.embed_tokens.weight", 1, 5, 4);
      for (int layer = 0; layer < 2; layer++) {
        String prefix = "model.layers." + layer + ".";
        assertFilled(checkpoint, prefix + "input_layernorm.weight", 10 + layer, 4);
        assertFilled(checkpoint, prefix + "self_attn.q_proj.weight", 20 + layer, 4, 4);
        assertFilled(checkpoint, prefix + "self_attn.k_proj.weight", 30 + layer, 2, 4);
        assertFilled(checkpoint, prefix + "self_attn.v_proj.weight", 40 + layer, 2, 4);
        assertFilled(checkpoint, prefix + "self_attn.o_proj.weight", 50 + layer, 4, 4);
        assertFilled(checkpoint, prefix + "post_attention_layernorm.weight", 60 + layer, 4);
        assertFilled(checkpoint, prefix + "mlp.gate_proj.weight", 70 + layer, 3, 4);
        assertFilled(checkpoint, prefix + "mlp.down_proj.weight", 80 + layer, 4, 3);
        assertFilled(checkpoint, prefix + "mlp.up_proj.weight", 90 + layer, 3, 4);
      }
      assertFilled(checkpoint, "model.norm.weight", 2, 4);
    }
  }

  @Test
  void negativeVocabularySize_meansAnUnembeddingOfItsOwn() {
    TestFile.model(false).write(file());
    try (Checkpoint checkpoint = open()) {
      assertFilled(checkpoint, "lm_head.weight", 3, 5, 4);
      assertEquals(5, checkpoint.config().get("vocab_size").getAsInt());
      assertFalse(checkpoint.config().get("tie_word_embeddings").getAsBoolean());
    }
  }

  @Test
  void config_hasTheNamesOfHuggingFace() {
    TestFile.model(true).write(file());
    try (Checkpoint checkpoint = open()) {
      assertEquals("{\"model_type\":\"llama\",\"hidden_size\":4,\"intermediate_size\":3,\"num_hidden_layers\":2,"
          + "\"num_attention_heads\":2,\"num_key_value_heads\":1,\"vocab_size\":5,\"max_position_embeddings\":6,"
          + "\"rms_norm_eps\":1.0E-5,\"rope_theta\":10000.0,\"tie_word_embeddings\":true,\"hidden_act\":\"silu\","
          + "\"rope_adjacent_pairs\":true}", checkpoint.config().toString());
    }
  }

  @Test
  void digest_isThatOfTheFile() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(TestFile.model(true).write(file())));
    try (Checkpoint checkpoint = open()) {
      assertEquals(HexFormat.of().formatHex(digest), checkpoint.digest());
      assertEquals(file().toString(), checkpoint.origin());
    }
  }

  @Test
  void tensorAfterClose_isRefused() {
    TestFile.model(true).write(file());
    Checkpoint checkpoint = open();
    TensorData tensor = checkpoint.tensors().get("model.norm.weight");
    checkpoint.close();
    TestFile.assertRefused(Llama2cError.CLOSED, tensor.bytes()::get, "model.bin", "model.norm.weight");
    TestFile.assertRefused(Llama2cError.CLOSED, checkpoint::digest, "model.bin");
  }

  @Test
  void fileWithoutWholeHeader_isRefused() throws IOException {
    Files.write(file(), new byte[27]);
    assertRefused(Llama2cError.NO_HEADER, "model.bin", "27 bytes", "copy it again");
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, -1, 4})
  void fileOfAnotherLength_isRefused(int difference) throws IOException {
    byte[] whole = TestFile.model(true).toBytes();
    Files.write(file(), Arrays.copyOf(whole, whole.length + difference));
    assertRefused(Llama2cError.WRONG_LENGTH, "model.bin",
        (whole.length + difference) + " bytes", "has " + whole.length, "copy it again");
  }

  @ParameterizedTest
  @CsvSource({
      "0, 3, 2, 2, 1, 5, 6", "4, -3, 2, 2, 1, 5, 6", "4, 3, 0, 2, 1, 5, 6", "4, 3, 2, 2, 1, 0, 6",
      "4, 3, 2, 2, 1, -2147483648, 6", "4, 3, 2, 2, 1, 5, -6", "6, 3, 2, 2, 1, 5, 6", "5, 3, 2, 2, 1, 5, 6",
      "8, 3, 2, 2, 4, 5, 6"})
  void headerWithSizesThatNoModelHas_isRefused(
      int dim, int hidden, int layers, int heads, int keyValueHeads, int vocabulary, int length) {
    new TestFile().ints(dim, hidden, layers, heads, keyValueHeads, vocabulary, length).write(file());
    assertRefused(Llama2cError.BAD_HEADER,
        "model.bin", "dim " + dim + ",", "vocab_size " + vocabulary, "copy it again");
  }

  @Test
  void headerThatClaimsMoreThanCanBe_isRefused() {
    int most = Integer.MAX_VALUE - 1;
    new TestFile().ints(most, most, most, 1, 1, -most, most).write(file());
    assertRefused(Llama2cError.WRONG_LENGTH, "model.bin", "28 bytes", "more than any file can have");
  }

  @Test
  void laterVersion_isRefused() {
    new TestFile().ints(0x616b3432, 2).floats(100, 0).write(file());
    assertRefused(Llama2cError.OTHER_VERSION, "model.bin", "version 2", "--version 0");
  }

  @Test
  void tensorOfTwoGibibytes_isRefused() throws IOException {
    int vocabulary = 1 << 29;
    new TestFile().ints(2, 1, 1, 1, 1, vocabulary, 1).write(file());
    try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
      sparse.setLength(28 + 4L * (2L * vocabulary + 2 * 2 + 2 * 4 + 2 * 4 + 3 * 2 + 2 + 2));
    }
    assertRefused(Llama2cError.TENSOR_TOO_LARGE, "model.embed_tokens.weight", "4294967296");
  }
}
