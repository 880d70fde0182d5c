package io.headframe.training.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {

  private static final String END = "<|end|>";
  private static final String TEXT = "A cat, a cat" + END + "The war lasted from 1732 to 17";

  @Test
  void words_haveTheSpaceBeforeThem_andLongNumbersAreCut() {
    assertEquals(List.of("The", " war", " lasted", " 17", "32", ",", "\n", " ", " x"),
        WordTokenizer.words("The war lasted 1732,\n  x"));
  }

  @Test
  void vocabulary_isByFrequencyThenByAlphabet() {
    assertEquals(List.of(END, "<unk>", " 17", " cat", " a", " from", " lasted", " to", " war", ",", "32", "A", "The"),
        WordTokenizer.of(TEXT, List.of(END)).vocabulary());
  }

  @Test
  void tokenizerJson_inHuggingFacesLibrary_cutsTheSameWords() throws Exception {
    WordTokenizer words = WordTokenizer.of(TEXT, List.of(END));
    byte[] json = words.toJson().toString().getBytes(StandardCharsets.UTF_8);
    try (HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json),
        Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false"))) {
      assertEquals(TEXT, library.decode(library.encode(TEXT).getIds(), false));
      String text = "The war, a cat 1732";
      long[] expected = WordTokenizer.words(text).stream().mapToLong(words.vocabulary()::indexOf).toArray();
      assertArrayEquals(expected, library.encode(text).getIds());
      assertArrayEquals(new long[] {1}, library.encode(" dog").getIds());
    }
  }
}
