package io.headframe.prompts.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.prompts.api.internal.AnswerError;
import org.junit.jupiter.api.Test;

class ContinuationTest {

  @Test
  void byteLevelTokenizer_readsTheSpaceWithTheWord() {
    Tokenizer tokenizer = PieceTokenizer.plain("gave", " to", " Mary", "Mary", " ");
    assertArrayEquals(new int[] {2}, Continuation.tokens(tokenizer, "gave to", " Mary"));
    assertArrayEquals(new int[] {3}, Continuation.tokens(tokenizer, "gave to", "Mary"));
  }

  @Test
  void sentencePieceTokenizer_leavesOutTheBeginningAndTheSpaceThatItAdds() {
    PieceTokenizer tokenizer = PieceTokenizer.sentencePiece(" gave", " to", " Mary");
    assertEquals(3, tokenizer.encode(" Mary").length, "the test's tokenizer adds a token and a space");
    int[] tokens = Continuation.tokens(tokenizer, "gave to", " Mary");
    assertArrayEquals(new int[] {tokenizer.pieces().indexOf(" Mary")}, tokens);
  }

  @Test
  void severalTokens_comeInOrder() {
    Tokenizer tokenizer = PieceTokenizer.plain("to", " Bar", "tholomew");
    assertArrayEquals(new int[] {1, 2}, Continuation.tokens(tokenizer, "to", " Bartholomew"));
  }

  @Test
  void emptyText_addsNothing() {
    assertEquals(0, Continuation.tokens(PieceTokenizer.plain("to"), "to", "").length);
  }

  @Test
  void textWithoutASpace_thatATokenWouldJoin_isReadAsAfterALineEnd() {
    Tokenizer tokenizer = PieceTokenizer.plain("in", " 17", "45", " 1745", "\n");
    assertArrayEquals(new int[] {2}, Continuation.tokens(tokenizer, "in 17", "45"));
    assertTrue(Continuation.added(tokenizer, "in 17", "45").isEmpty());
  }

  @Test
  void spaceAtTheEndOfThePrompt_thatTheWordWouldTake_isRefused() {
    Tokenizer tokenizer = PieceTokenizer.plain("to", " ", "Mary", " Mary", "\n");
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> Continuation.tokens(tokenizer, "to ", "Mary"));
    assertEquals(AnswerError.JOINED.id(), error.id());
    assertTrue(error.getMessage().contains("|to| Mary|"), error.getMessage());
  }

  @Test
  void tokenizerThatEndsWordsWithASpace_takesTheSpaceInThePrompt() {
    Tokenizer tokenizer = PieceTokenizer.plain("to", "to ", "Mary", " ", "\n");
    assertThrows(HeadframeException.class, () -> Continuation.tokens(tokenizer, "to", " Mary"));
    assertArrayEquals(new int[] {2}, Continuation.tokens(tokenizer, "to ", "Mary"));
  }

  @Test
  void textThatJoinsALineEndToo_isRefused() {
    Tokenizer tokenizer = PieceTokenizer.plain("17", "1745", "45", "\n", "\n45");
    assertThrows(HeadframeException.class, () -> Continuation.tokens(tokenizer, "17", "45"));
  }

  @Test
  void llama2cTokenizer_hasNamesAsOneTokenAfterAPrompt() {
    try (Checkpoint checkpoint =
            new Llama2cFormat().open(DevelopmentData.find("models/stories260K/stories260K.bin"));
        Tokenizer tokenizer = checkpoint.openTokenizer()) {
      int[] lily = Continuation.tokens(tokenizer, "One day the ball was given to", " Lily");
      assertEquals(1, lily.length);
      assertEquals(" Lily", tokenizer.token(lily[0]));
      assertEquals(tokenizer.beginning().getAsInt(), tokenizer.encode("One day")[0]);
    }
  }
}
