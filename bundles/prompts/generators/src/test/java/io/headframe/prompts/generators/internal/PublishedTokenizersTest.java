package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generators on GPT-2's tokenizer and on a llama2.c tokenizer of 512 tokens. */
class PublishedTokenizersTest {

  @Test
  void gpt2_takesEveryName(@TempDir Path folder) throws IOException {
    try (Tokenizer gpt2 = Gpt2.open(folder)) {
      // As published: "Hello world" is 15496 995.
      assertArrayEquals(new int[] {15496, 995}, gpt2.encode("Hello world"));
      assertEquals(IndirectObject.NAMES, TokenizerWords.ofOneToken(gpt2, IndirectObject.NAMES));
      for (PromptPair pair : new IndirectObject().pairs(gpt2, 200, 1)) {
        Prompts.checkIndirectObject(pair);
        EncodedPair encoded = EncodedPair.of(pair, gpt2);
        assertEquals(pair.clean() + pair.answer(), gpt2.decode(encoded.clean()) + gpt2.decode(encoded.answer()));
      }
    }
  }

  @Test
  void gpt2_takesYearsThatItHalves(@TempDir Path folder) throws IOException {
    try (Tokenizer gpt2 = Gpt2.open(folder)) {
      for (PromptPair pair : new GreaterThan().pairs(gpt2, 200, 1)) {
        Prompts.checkGreaterThan(pair);
        int[] clean = EncodedPair.of(pair, gpt2).clean();
        String century = " " + pair.clean().substring(pair.clean().length() - 2);
        assertEquals(century, gpt2.decode(clean[clean.length - 1]));
        long split = Arrays.stream(clean).filter(token -> gpt2.decode(token).equals(century)).count();
        assertEquals(2, split, () -> pair + " has its first year in one token");
        // GPT-2 has all of the years from 1900 on as one token.
        assertTrue(!century.equals(" 19"), pair.toString());
      }
    }
  }

  @Test
  void gpt2_takesEveryClass(@TempDir Path folder) throws IOException {
    try (Tokenizer gpt2 = Gpt2.open(folder)) {
      List<PromptPair> pairs = new Successor().pairs(gpt2, 100, 1);
      assertEquals(8, pairs.stream().map(Prompts::checkSuccessor).distinct().count());
      pairs.forEach(pair -> EncodedPair.of(pair, gpt2));
    }
  }

  @Test
  void llama2c_takesTheNamesThatItHas() {
    try (Checkpoint checkpoint =
            new Llama2cFormat().open(DevelopmentData.find("models/stories260K/stories260K.bin"));
        Tokenizer stories = checkpoint.openTokenizer()) {
      List<PromptPair> pairs = new IndirectObject().pairs(stories, 50, 1);
      assertEquals(Set.of(" Lily", " Tim"), pairs.stream().map(PromptPair::answer).collect(Collectors.toSet()));
      for (PromptPair pair : pairs) {
        Prompts.checkIndirectObject(pair);
        EncodedPair encoded = EncodedPair.of(pair, stories);
        assertEquals(stories.beginning().getAsInt(), encoded.clean()[0]);
        assertEquals(pair.answer(), stories.token(encoded.answer()));
      }
      HeadframeException years = assertThrows(HeadframeException.class, () -> new GreaterThan().pairs(stories, 5, 1));
      assertTrue(years.getMessage().contains("0 of 98"), years.getMessage());
      assertThrows(HeadframeException.class, () -> new Successor().pairs(stories, 5, 1));
    }
  }
}
