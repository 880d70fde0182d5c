package io.headframe.checkpoint.huggingface.internal;

import static io.headframe.checkpoint.huggingface.internal.TestFolder.floats;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.safetensors;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTokenizerTest {

  @TempDir
  private Path temporary;

  private TestFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new TestFolder(temporary)
        .with("config.json", TestFolder.CONFIG)
        .with("tokenizer.json", TestFolder.TOKENIZER)
        .with("model.safetensors", safetensors("{" + tensor("w", "F32", "[1]", "[0, 4]") + "}", floats(1f)));
  }

  private Tokenizer open() {
    try (Checkpoint checkpoint = folder.open()) {
      return checkpoint.openTokenizer();
    }
  }

  private void assertTokenizerRefused(ErrorKind kind, String... parts) {
    TestFolder.assertRefused(kind, () -> open().close(), parts);
  }

  @Test
  void text_isEncodedWithTheBeginning_andDecodedWithoutSpecialTokens() {
    try (Tokenizer tokenizer = open()) {
      assertArrayEquals(new int[] {1, 4, 3, 5, 0}, tokenizer.encode("two one three four"));
      assertArrayEquals(new int[] {1}, tokenizer.encode(""));
      assertEquals("two one three", tokenizer.decode(1, 4, 3, 5, 2));
      assertEquals("", tokenizer.decode());
      assertEquals("one", tokenizer.decode(3, 1_000_000, -1));
      assertEquals(6, tokenizer.size());
      assertEquals("<s>", tokenizer.token(1));
      assertEquals("three", tokenizer.token(5));
      assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.token(6));
      assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.token(-1));
    }
  }

  @Test
  void longText_isNotCut() {
    try (Tokenizer tokenizer = open()) {
      assertEquals(5001, tokenizer.encode("one ".repeat(5000)).length);
    }
  }

  @Test
  void text_withUnpairedSurrogateOrNul_isEncoded() {
    try (Tokenizer tokenizer = open()) {
      assertEquals(1, tokenizer.encode("\uD83D one")[0]);
      assertEquals(1, tokenizer.encode("one \0 one")[0]);
    }
  }

  @Test
  void ends_ofTheConfig_areTheFirstOfEach() {
    try (Tokenizer tokenizer = open()) {
      assertEquals(OptionalInt.of(1), tokenizer.beginning());
      assertEquals(OptionalInt.of(2), tokenizer.end());
    }
  }

  @Test
  void ends_absentInTheConfig_comeFromTheOtherFiles() {
    folder.with("config.json", "{\"vocab_size\": 6, \"bos_token_id\": null}")
        .with("generation_config.json", "{\"eos_token_id\": 3}")
        .with("tokenizer_config.json", "{\"bos_token\": {\"content\": \"<s>\"}, \"eos_token\": \"</s>\"}");
    try (Tokenizer tokenizer = open()) {
      assertEquals(OptionalInt.of(1), tokenizer.beginning());
      assertEquals(OptionalInt.of(3), tokenizer.end());
    }
  }

  @Test
  void ends_ofSpecialTokensMap_areFoundByText() {
    folder.with("config.json", "{}").with("special_tokens_map.json", "{\"eos_token\": \"</s>\"}");
    try (Tokenizer tokenizer = open()) {
      assertEquals(OptionalInt.empty(), tokenizer.beginning());
      assertEquals(OptionalInt.of(2), tokenizer.end());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "-1", "\"<s>\"", "1.5", "{}", "99999999999"})
  void end_thatIsNoTokenOfTheModel_isRefused(String id) {
    folder.with("config.json", "{\"vocab_size\": 6, \"eos_token_id\": " + id + "}");
    assertTokenizerRefused(CheckpointError.TOKEN_ID, "eos_token_id", "config.json", id, "0 to 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-6", "\"six\"", "99999999999", "1.5", "[]"})
  void vocabularySize_thatIsNone_isRefused(String size) {
    folder.with("config.json", "{\"vocab_size\": " + size + "}");
    assertTokenizerRefused(CheckpointError.VOCABULARY_SIZE, "config.json", size);
  }

  @Test
  void tokenizer_largerThanTheModel_isRefused_andASmallerOneIsNot() {
    folder.with("config.json", "{\"vocab_size\": 5}");
    assertTokenizerRefused(CheckpointError.TOKENIZER_DOES_NOT_FIT, "tokenizer.json", "6 tokens", "vocab_size of 5");
    folder.with("config.json", "{\"vocab_size\": 64}");
    open().close();
  }

  @Test
  void folderWithoutTokenizer_opens_butItsTokenizerIsRefused() throws Exception {
    Files.delete(temporary.resolve("tokenizer.json"));
    assertTokenizerRefused(CheckpointError.NO_TOKENIZER, temporary.toString(), "tokenizer.json", "AutoTokenizer");
  }

  @Test
  void tokenizer_thatIsNoJson_isRefused() {
    folder.with("tokenizer.json", TestFolder.TOKENIZER.substring(0, 500));
    assertTokenizerRefused(CheckpointError.NOT_JSON, "tokenizer.json", "copy it again");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{}", "{\"model\": {}}", "{\"model\": {\"vocab\": {\"a\": -1}}}", "{\"model\": {\"vocab\": {\"a\": \"b\"}}}",
      "{\"model\": {\"vocab\": [1]}}", "{\"model\": {\"type\": \"Unheard\", \"vocab\": {\"a\": 0}}}",
      "{\"model\": {\"vocab\": {}}, \"added_tokens\": [{\"content\": \"x\"}]}"})
  void tokenizer_ofAnotherForm_isRefused(String json) {
    folder.with("tokenizer.json", json);
    assertTokenizerRefused(CheckpointError.TOKENIZER_DAMAGED, "tokenizer.json", "copy it again");
  }
}
