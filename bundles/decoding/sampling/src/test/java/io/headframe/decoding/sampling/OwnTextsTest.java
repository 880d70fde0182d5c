package io.headframe.decoding.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OwnTextsTest {

  private static final int TOKENS = 60;

  private static int[][] written(CountingModel model, long seed) {
    return OwnTexts.written(model, 20, TOKENS, seed, text -> {});
  }

  /** A greedy token is the one before and 1; of many thousand tokens that are drawn hardly any is. */
  @Test
  void everySecondText_isGreedyInItsSecondHalf_andTheOthersAreDrawn() {
    int[][] texts = written(new CountingModel(100_000, 100), 1);
    for (int i = 0; i < texts.length; i++) {
      assertEquals(TOKENS, texts[i].length);
      assertEquals(0, texts[i][0]);
      int greedy = 0;
      for (int at = TOKENS / 2 + 1; at < TOKENS; at++) {
        greedy += texts[i][at] == texts[i][at - 1] + 1 ? 1 : 0;
      }
      assertTrue(i % 2 == 0 ? greedy <= 3 : greedy == TOKENS / 2 - 1, i + ": " + Arrays.toString(texts[i]));
    }
  }

  @Test
  void oneSeed_givesTheSameTexts_andAnotherOthers() {
    int[][] texts = written(new CountingModel(100_000, 100), 1);
    assertArrayEquals(texts, written(new CountingModel(100_000, 100), 1));
    assertFalse(Arrays.deepEquals(texts, written(new CountingModel(100_000, 100), 2)));
  }

  @Test
  void texts_beginWithTheModelsToken_andFitIntoItsContext() {
    CountingModel model = new CountingModel(100_000, 9);
    model.beginning = OptionalInt.of(7);
    List<Integer> heard = new ArrayList<>();
    int[][] texts = OwnTexts.written(model, 3, TOKENS, 1, heard::add);
    assertEquals(List.of(0, 1, 2), heard);
    for (int[] text : texts) {
      assertEquals(7, text[0]);
      assertEquals(9, text.length);
    }
  }

  /** Of three tokens the last ends a text: greedy that is the third. */
  @Test
  void endedText_isShorter() {
    for (int[] text : written(new CountingModel(3, 100), 1)) {
      assertTrue(text.length < TOKENS, Arrays.toString(text));
      assertTrue(Arrays.stream(text).allMatch(token -> token < 2), Arrays.toString(text));
    }
  }
}
