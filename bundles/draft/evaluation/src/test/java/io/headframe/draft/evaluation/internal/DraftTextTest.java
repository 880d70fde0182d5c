package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTextTest {

  @TempDir
  private Path folder;

  /** An organism knows words, and the token 0 that begins and ends a text; no line break. */
  @Test
  void linesOfAWordTokenizer_areTextsOfTheirOwn() throws IOException {
    Path file = Files.writeString(
        folder.resolve("text.txt"), "Once upon a time\n\n<|endoftext|> Once upon\r\n a time\n");
    try (TestRun run = new TestRun(TestModels.leases(), folder, 1)) {
      Tokenizer tokenizer = run.open(CausalLM.class, "stories").tokenizer();
      int[] words = tokenizer.encode(" Once upon a time");
      assertEquals(4, words.length);
      int[] expected = IntStream.of(0, words[0], words[1], words[2], words[3], 0, words[0], words[1], 0, words[2],
          words[3]).toArray();
      assertArrayEquals(expected, DraftText.tokens(file, tokenizer, () -> {}));
    }
  }
}
