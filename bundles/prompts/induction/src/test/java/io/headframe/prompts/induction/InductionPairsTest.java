package io.headframe.prompts.induction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.EncodedPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InductionPairsTest {

  @Test
  void lastToken_standsBeforeTheAnswerInCleanAndBeforeTheWrongOneInCorrupt() {
    try (CausalLM model = TestModels.constructed()) {
      List<EncodedPair> pairs = new InductionPairs(model).pairs(50, 3);
      for (EncodedPair pair : pairs) {
        assertEquals(model.tokenizer().beginning().getAsInt(), pair.clean()[0]);
        assertEquals(pair.answer(), afterTheFirst(pair.clean()));
        assertEquals(pair.wrong(), afterTheFirst(pair.corrupt()));
        assertEquals(2, differing(pair));
        assertFalse(model.tokenizer().decode(pair.clean()).contains("#"), "keys are no words");
      }
      assertArrayEquals(pairs.get(7).clean(), new InductionPairs(model).pairs(8, 3).get(7).clean());
      assertFalse(Arrays.equals(pairs.get(0).clean(), new InductionPairs(model).pairs(1, 4).get(0).clean()));
    }
  }

  @Test
  void vocabularyOfFewWords_saysHowManyAreNeeded() {
    try (CausalLM model = TestModels.open(Gpt2Checkpoint.of(1, 1, 4, 9, 16))) {
      HeadframeException error = assertThrows(HeadframeException.class, () -> new InductionPairs(model));
      assertEquals("HF-INDUCTIONPROMPT-001", error.id());
      assertTrue(error.getMessage().contains("has 9 tokens") && error.getMessage().contains("need 10"),
          error.getMessage());
    }
  }

  private static int afterTheFirst(int[] prompt) {
    int last = prompt[prompt.length - 1];
    for (int i = 0; i < prompt.length - 1; i++) {
      if (prompt[i] == last) {
        return prompt[i + 1];
      }
    }
    throw new AssertionError("the last token stands nowhere else");
  }

  private static int differing(EncodedPair pair) {
    int count = 0;
    for (int i = 0; i < pair.clean().length; i++) {
      count += pair.clean()[i] == pair.corrupt()[i] ? 0 : 1;
    }
    return count;
  }
}
