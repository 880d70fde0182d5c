package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model and a tokenizer that llama2.c wrote. */
class Stories260KTest {

  private static Path model;

  @BeforeAll
  static void findModel() {
    model = DevelopmentData.find("models/stories260K/stories260K.bin");
  }

  private static Checkpoint open() {
    return new Llama2cFormat().open(model);
  }

  private static Tokenizer tokenizer() {
    try (Checkpoint checkpoint = open()) {
      return checkpoint.openTokenizer();
    }
  }

  @Test
  void model_hasThePublishedSizesAndDigest() {
    try (Checkpoint checkpoint = open()) {
      JsonObject config = checkpoint.config();
      assertEquals(64, config.get("hidden_size").getAsInt());
      assertEquals(172, config.get("intermediate_size").getAsInt());
      assertEquals(5, config.get("num_hidden_layers").getAsInt());
      assertEquals(8, config.get("num_attention_heads").getAsInt());
      assertEquals(4, config.get("num_key_value_heads").getAsInt());
      assertEquals(512, config.get("vocab_size").getAsInt());
      assertEquals(512, config.get("max_position_embeddings").getAsInt());
      // Of the 264128 numbers in the file, 512 · 8 are cosines and sines.
      long floats = checkpoint.tensors().values().stream().mapToLong(TensorData::elements).sum();
      assertEquals(264_128 - 512 * 8, floats);
      assertFalse(checkpoint.tensors().containsKey("lm_head.weight"));
      assertEquals("b0a507e7ad0f626624f17112325e66691f9076d622e1d3274d103d00299f2696", checkpoint.digest());
    }
  }

  @Test
  void beginningOfTheStory_hasThePublishedTokens() {
    int[] story = {1, 403, 407, 261, 378, 432, 383, 286, 261, 376, 298, 315, 421, 395, 317, 426, 338, 401, 396, 267};
    Tokenizer tokenizer = tokenizer();
    assertArrayEquals(Arrays.copyOf(story, 5), tokenizer.encode("Once upon a time"));
    String expected = "Once upon a time, there was a little girl named Lily. She loved to play outside in the park.";
    String text = tokenizer.decode(story);
    assertEquals(expected.substring(0, text.length()), text);
    assertTrue(text.length() > 40, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Once upon a time", "", " ", "  two  spaces ", "line\nend\ttab", "Grüße, 世界! \uD83D\uDE00", "<s> </s> <0x41>"})
  void text_isTheSameAfterEncodingAndDecoding(String text) {
    Tokenizer tokenizer = tokenizer();
    assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
  }

  @Test
  void characterOutsideTheVocabulary_isItsBytes() {
    Tokenizer tokenizer = tokenizer();
    int[] tokens = tokenizer.encode("世");
    assertArrayEquals(
        new int[] {0xE4 + 3, 0xB8 + 3, 0x96 + 3}, Arrays.copyOfRange(tokens, tokens.length - 3, tokens.length));
    assertEquals("<0xE4>", tokenizer.token(0xE4 + 3));
    assertEquals("\\n", tokenizer.token('\n' + 3));
    assertEquals("A", tokenizer.token('A' + 3));
    assertEquals(" time", tokenizer.token(378));
  }

  @Test
  void randomTexts_areEncodedAsByLlama2c() {
    Tokenizer tokenizer = tokenizer();
    TokenizerFile file = TokenizerFile.beside(model, 512);
    Random random = new Random(7);
    String alphabet = "aeiouthsn  \n.Lé";
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(120); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertArrayEquals(encodeAsRunC(text.toString(), file), tokenizer.encode(text.toString()), text.toString());
    }
  }

  @Test
  void longText_isEncodedInTimeThatGrowsWithItsLength() {
    Tokenizer tokenizer = tokenizer();
    tokenizer.encode("warm");
    String text = "Once upon a time, there was a little girl. ".repeat(1000).substring(0, 40_000);
    // Looking through all neighbours for each merge, as run.c does, would be some 10⁹ comparisons of pieces.
    int[] tokens = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> tokenizer.encode(text));
    assertEquals(text, tokenizer.decode(tokens));
  }

  /** The loops of llama2.c's run.c: for each merge, look through all neighbours for the best. */
  private static int[] encodeAsRunC(String text, TokenizerFile file) {
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < file.pieces().length; id++) {
      ids.put(file.pieces()[id], id);
    }
    List<Integer> tokens = new ArrayList<>(List.of(1));
    if (!text.isEmpty()) {
      tokens.add(ids.get(" "));
    }
    for (char character : text.toCharArray()) {
      byte[] utf8 = String.valueOf(character).getBytes(StandardCharsets.UTF_8);
      Integer id = ids.get(new String(utf8, StandardCharsets.ISO_8859_1));
      if (id != null) {
        tokens.add(id);
      } else {
        for (byte b : utf8) {
          tokens.add((b & 0xFF) + 3);
        }
      }
    }
    while (true) {
      float bestScore = -1e10f;
      int best = -1;
      for (int i = 0; i + 1 < tokens.size(); i++) {
        Integer id = ids.get(file.pieces()[tokens.get(i)] + file.pieces()[tokens.get(i + 1)]);
        if (id != null && file.scores()[id] > bestScore) {
          bestScore = file.scores()[id];
          best = i;
        }
      }
      if (best < 0) {
        return tokens.stream().mapToInt(Integer::intValue).toArray();
      }
      String merged = file.pieces()[tokens.get(best)] + file.pieces()[tokens.remove(best + 1)];
      tokens.set(best, ids.get(merged));
    }
  }
}
