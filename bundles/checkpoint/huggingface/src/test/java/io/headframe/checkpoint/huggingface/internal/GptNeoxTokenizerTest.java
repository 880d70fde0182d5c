package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published byte-level tokenizer of 50 thousand tokens. */
class GptNeoxTokenizerTest {

  @Test
  void tokens_areNamedByTheTextThatTheyDecodeTo(@TempDir Path temporary) throws IOException {
    Path published = DevelopmentData.find("tokenizers/gpt-neox-20B/20B_tokenizer.json");
    TestFolder folder = new TestFolder(temporary)
        .with("config.json", "{\"vocab_size\": 50432}")
        .with("model.safetensors", TestFolder.safetensors("{}", new byte[0]))
        .with("tokenizer.json", Files.readAllBytes(published));
    try (Checkpoint checkpoint = folder.open(); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      assertEquals(50277, tokenizer.size());
      assertEquals("<|endoftext|>", tokenizer.token(0));
      int compared = 0;
      for (int id = 2; id < tokenizer.size(); id++) {
        String decoded = tokenizer.decode(id);
        if (!decoded.contains("\uFFFD") && decoded.chars().noneMatch(Character::isISOControl)) {
          assertEquals(decoded, tokenizer.token(id));
          compared++;
        }
      }
      assertTrue(compared > 45_000, "compared only " + compared);
      String text = "Grüße, 世界! \uD83D\uDE00 tabs\tand\nlines    ";
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
  }
}
