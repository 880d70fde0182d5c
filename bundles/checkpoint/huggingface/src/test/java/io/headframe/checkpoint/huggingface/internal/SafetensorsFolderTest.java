package io.headframe.checkpoint.huggingface.internal;

import static io.headframe.checkpoint.huggingface.internal.TestFolder.floats;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.safetensors;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFolderTest {

  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  @TempDir
  private Path temporary;

  private TestFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new TestFolder(temporary).with("config.json", TestFolder.CONFIG);
  }

  private static byte[] one(String name, float value) {
    return safetensors("{" + tensor(name, "F32", "[1]", "[0, 4]") + "}", floats(value));
  }

  private TestFolder sharded(String weightMap) {
    return folder.with(FIRST, one("a", 1f)).with(SECOND, one("b", 2f))
        .with(INDEX, "{\"metadata\": {\"total_size\": 8}, \"weight_map\": " + weightMap + "}");
  }

  @Test
  void accepts_foldersOnly() {
    HuggingFaceFormat format = new HuggingFaceFormat();
    assertTrue(format.accepts(temporary));
    assertFalse(format.accepts(temporary.resolve("config.json")));
    assertFalse(format.accepts(temporary.resolve("absent")));
  }

  @Test
  void shards_haveTheTensorsOfAll() {
    sharded("{\"a\": \"" + FIRST + "\", \"b\": \"" + SECOND + "\"}");
    try (Checkpoint checkpoint = folder.open()) {
      assertEquals(Set.of("a", "b"), checkpoint.tensors().keySet());
      assertEquals(2f, checkpoint.tensors().get("b").bytes().get().getFloat());
      assertEquals(temporary.toString(), checkpoint.origin());
    }
  }

  @Test
  void digest_isThatOfTheListOfDigests_andChangesWithAnyByte() throws Exception {
    sharded("{\"a\": \"" + FIRST + "\", \"b\": \"" + SECOND + "\"}");
    String list = sha256("config.json") + sha256(FIRST) + sha256(SECOND);
    String before = digest();
    assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(list.getBytes())), before);
    folder.with(SECOND, one("b", 2.5f));
    assertFalse(before.equals(digest()));
  }

  private String sha256(String name) throws Exception {
    byte[] bytes = Files.readAllBytes(temporary.resolve(name));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + "  " + name + "\n";
  }

  private String digest() {
    try (Checkpoint checkpoint = folder.open()) {
      return checkpoint.digest();
    }
  }

  @Test
  void config_isACopy() {
    folder.with("model.safetensors", one("a", 1f));
    try (Checkpoint checkpoint = folder.open()) {
      checkpoint.config().addProperty("model_type", "changed");
      assertEquals("llama", checkpoint.config().get("model_type").getAsString());
    }
  }

  @Test
  void folderWithoutConfig_isRefused(@TempDir Path empty) {
    new TestFolder(empty).assertRefused(CheckpointError.NO_CONFIG, empty.toString(), "config.json", "copy");
  }

  @Test
  void folderWithoutWeights_isRefused() {
    folder.assertRefused(CheckpointError.NO_WEIGHTS, temporary.toString(), "model.safetensors", "copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "pytorch_model-00001-of-00002.bin", "consolidated.00.pth"})
  void folderWithPickledWeights_isRefusedWithTheConversion(String name) {
    folder.with(name, new byte[4]).assertRefused(
        CheckpointError.ONLY_PICKLE, name, "only safetensors", "can run code", "safe_serialization=True");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "{} trailing", "{'a': 1}", ""})
  void config_thatIsNoJsonObject_isRefused(String config) {
    folder.with("config.json", config).assertRefused(CheckpointError.NOT_JSON, "config.json", "copy it again");
  }

  @Test
  void weights_thatAreAFolder_areRefused() throws IOException {
    Files.createDirectory(temporary.resolve("model.safetensors"));
    folder.assertRefused(CheckpointError.UNREADABLE, "model.safetensors", "check that it is a file");
  }

  @Test
  void missingShard_isRefused() throws IOException {
    sharded("{\"a\": \"" + FIRST + "\", \"b\": \"" + SECOND + "\"}");
    Files.delete(temporary.resolve(SECOND));
    folder.assertRefused(CheckpointError.SHARD_MISSING, INDEX, SECOND, "copy that file");
  }

  @Test
  void tensor_thatItsShardLacks_isRefused() {
    sharded("{\"a\": \"" + FIRST + "\", \"b\": \"" + SECOND + "\", \"c\": \"" + SECOND + "\"}")
        .assertRefused(CheckpointError.TENSOR_NOT_IN_SHARD, "'c'", SECOND);
  }

  @Test
  void tensor_thatIsInAnotherShard_isRefused() {
    sharded("{\"a\": \"" + SECOND + "\", \"b\": \"" + FIRST + "\"}")
        .assertRefused(CheckpointError.TENSOR_NOT_IN_SHARD, "'a'", SECOND);
  }

  @Test
  void tensor_inTwoShards_isRefused() {
    sharded("{\"a\": \"" + FIRST + "\", \"b\": \"" + SECOND + "\"}").with(SECOND, one("a", 2f))
        .assertRefused(CheckpointError.TENSOR_IN_TWO_SHARDS, "'a'", FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{}", "[]", "{\"a\": 1}", "{\"a\": \"../model.safetensors\"}", "{\"a\": \"/etc/passwd\"}", "{\"a\": null}"})
  void index_thatNamesNoFilesOfTheFolder_isRefused(String weightMap) {
    sharded(weightMap).assertRefused(CheckpointError.BAD_INDEX, INDEX, "copy it again");
  }
}
