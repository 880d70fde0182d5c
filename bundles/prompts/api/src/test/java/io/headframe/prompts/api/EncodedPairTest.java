package io.headframe.prompts.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.internal.AnswerError;
import org.junit.jupiter.api.Test;

class EncodedPairTest {

  private final Tokenizer tokenizer =
      PieceTokenizer.plain("John", "Mary", " to", " John", " Mary", " Bar", "tholomew", "Bar");

  @Test
  void pair_isEncoded() {
    EncodedPair encoded = EncodedPair.of(new PromptPair("John to", "Mary to", " Mary", " John"), tokenizer);
    assertArrayEquals(new int[] {0, 2}, encoded.clean());
    assertArrayEquals(new int[] {1, 2}, encoded.corrupt());
    assertEquals(4, encoded.answer());
    assertEquals(3, encoded.wrong());
  }

  @Test
  void prompts_keepTheTokenOfTheBeginning() {
    Tokenizer llama = PieceTokenizer.sentencePiece(" John", " Mary", " to");
    EncodedPair encoded = EncodedPair.of(new PromptPair("John to", "Mary to", " Mary", " John"), llama);
    assertArrayEquals(new int[] {0, 2, 4}, encoded.clean());
    assertEquals(3, encoded.answer());
  }

  @Test
  void answerOfSeveralTokens_isRefusedWithThem() {
    assertRefused(AnswerError.NOT_ONE_TOKEN, new PromptPair("John to", "Mary to", " Bartholomew", " John"),
        "' Bartholomew'", "2 tokens", "| Bar|tholomew|");
    assertRefused(AnswerError.NOT_ONE_TOKEN, new PromptPair("John to", "Mary to", " Mary", " Bartholomew"),
        "| Bar|tholomew|");
  }

  @Test
  void emptyAnswer_isRefused() {
    assertRefused(AnswerError.NOT_ONE_TOKEN, new PromptPair("John to", "Mary to", "", " John"), "0 tokens", "none");
  }

  @Test
  void promptsOfUnequalLength_areRefusedWithBothTokenisations() {
    assertRefused(AnswerError.UNEQUAL_LENGTHS, new PromptPair("John to", "Bartholomew to", " Mary", " John"),
        "has 2 tokens (|John| to|)", "has 3 (|Bar|tholomew| to|)");
  }

  @Test
  void emptyPrompts_areRefused() {
    assertRefused(AnswerError.UNEQUAL_LENGTHS, new PromptPair("", "", " Mary", " John"), "0 tokens (none)");
  }

  @Test
  void equalAnswers_areRefused() {
    assertRefused(AnswerError.SAME_ANSWER, new PromptPair("John to", "Mary to", " Mary", " Mary"), "| Mary|");
  }

  @Test
  void arrays_areCopiedAndChecked() {
    int[] prompt = {1, 2};
    EncodedPair pair = new EncodedPair(prompt, prompt, 3, 4);
    prompt[0] = 9;
    assertArrayEquals(new int[] {1, 2}, pair.clean());
    assertThrows(IllegalArgumentException.class, () -> new EncodedPair(new int[1], new int[2], 3, 4));
  }

  private void assertRefused(ErrorKind kind, PromptPair pair, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> EncodedPair.of(pair, tokenizer));
    assertEquals(kind.id(), error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }
}
