package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceFormatTest {

  private static final String ONE_TENSOR =
      "{\"w\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}";

  private static final String WORD_TOKENIZER = """
      {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
         "special_tokens": {"<s>": {"id": "<s>", "ids": [5], "tokens": ["<s>"]}}},
       "decoder": null,
       "added_tokens": [{"id": 5, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true}],
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "the": 1, "cat": 2, "sat": 3}, "unk_token": "[UNK]"}}
      """;

  @TempDir
  Path folder;

  private final HuggingFaceFormat format = new HuggingFaceFormat();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\", \"eos_token_id\": [3, 4]}");
    Files.writeString(folder.resolve("tokenizer.json"), WORD_TOKENIZER);
    SafetensorsWriter.write(folder.resolve("model.safetensors"), ONE_TENSOR, new byte[8]);
  }

  @Test
  void tokenizer_addsItsBeginning_andIsSizedWithAddedTokens() {
    try (Checkpoint checkpoint = format.open(folder); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      assertArrayEquals(new int[] {5, 1, 2, 3}, tokenizer.encode("the cat sat"));
      assertEquals("the cat", tokenizer.decode(5, 1, 2));
      assertEquals(6, tokenizer.size());
      assertEquals(OptionalInt.empty(), tokenizer.beginning());
      assertEquals(OptionalInt.of(3), tokenizer.end());
      assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.token(6));
    }
  }

  @Test
  void generationConfig_hasTheLastWordOnSpecialTokens() throws IOException {
    Files.writeString(folder.resolve("generation_config.json"), "{\"bos_token_id\": 5, \"eos_token_id\": 2}");
    try (Tokenizer tokenizer = format.open(folder).openTokenizer()) {
      assertEquals(OptionalInt.of(5), tokenizer.beginning());
      assertEquals(OptionalInt.of(2), tokenizer.end());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "tokenizer.json", "model.safetensors"})
  void missingFile_isNamed(String name) throws IOException {
    Files.delete(folder.resolve(name));
    HeadframeException error = assertThrows(HeadframeException.class, () -> format.open(folder));
    assertEquals("HF-CHECKPOINT-002", error.id());
    assertTrue(error.getMessage().contains("has no " + name), error.getMessage());
  }

  @Test
  void folderWithPicklesAlone_saysHowToConvert() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    Files.write(folder.resolve("pytorch_model.bin"), new byte[10]);
    HeadframeException error = assertThrows(HeadframeException.class, () -> format.open(folder));
    assertEquals("HF-CHECKPOINT-003", error.id());
    assertTrue(error.getMessage().contains("safe_serialization=True"), error.getMessage());
  }

  @Test
  void damagedTokenizer_isNamed() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"vocab\": {}}}");
    try (Checkpoint checkpoint = format.open(folder)) {
      HeadframeException error = assertThrows(HeadframeException.class, checkpoint::openTokenizer);
      assertEquals("HF-CHECKPOINT-014", error.id());
    }
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model");
    try (Checkpoint checkpoint = format.open(folder)) {
      assertEquals("HF-CHECKPOINT-004",
          assertThrows(HeadframeException.class, checkpoint::openTokenizer).id());
    }
  }

  @Test
  void shards_areReadThroughTheIndex() throws IOException {
    shard("{\"w\": \"model-1.safetensors\", \"v\": \"model-2.safetensors\"}");
    try (Checkpoint checkpoint = format.open(folder)) {
      assertEquals("[w, v]", checkpoint.tensors().keySet().toString());
      assertEquals(4, checkpoint.tensors().get("v").bytes().get().remaining());
    }
  }

  @Test
  void shardIndex_thatLies_namesTensorAndFile() throws IOException {
    shard("{\"w\": \"model-2.safetensors\"}");
    assertOpenFails("HF-CHECKPOINT-012", "'w'", "model-2.safetensors");
    shard("{\"w\": \"model-3.safetensors\"}");
    assertOpenFails("HF-CHECKPOINT-002", "model-3.safetensors");
    for (String outside : new String[] {"../model-1.safetensors", "/etc/passwd", "..", ""}) {
      shard("{\"w\": \"" + outside + "\"}");
      assertOpenFails("HF-CHECKPOINT-013", outside);
    }
  }

  @Test
  void digest_changesWithWeightsAndConfiguration() throws IOException {
    String before = format.open(folder).digest();
    assertEquals(before, format.open(folder).digest());
    SafetensorsWriter.write(folder.resolve("model.safetensors"), ONE_TENSOR, new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
    String otherWeights = format.open(folder).digest();
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\"}");
    String otherConfig = format.open(folder).digest();
    assertTrue(!before.equals(otherWeights) && !otherWeights.equals(otherConfig));
  }

  private void shard(String weightMap) throws IOException {
    Files.deleteIfExists(folder.resolve("model.safetensors"));
    SafetensorsWriter.write(folder.resolve("model-1.safetensors"), ONE_TENSOR, new byte[8]);
    SafetensorsWriter.write(folder.resolve("model-2.safetensors"),
        "{\"v\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}}", new byte[4]);
    Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\": " + weightMap + "}");
  }

  private void assertOpenFails(String id, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> format.open(folder));
    assertEquals(id, error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
  }
}
