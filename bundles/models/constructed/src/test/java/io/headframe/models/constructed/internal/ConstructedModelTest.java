package io.headframe.models.constructed.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstructedModelTest {

  private CausalLM model;

  @BeforeEach
  void open() {
    model = new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()))
        .load("constructed");
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void previousTokenHead_looksOneBack_atEveryPositionOfTheContext() {
    int[] tokens = random(512, 3);
    assertLooksAt(0, 0, tokens, position -> position - 1);
  }

  @Test
  void duplicateTokenHead_looksAtTheEarlierOccurrence_elseRests() {
    int[] tokens = model.tokenizer().encode("ba de fi ba go #3 fi #3 ba");
    // Position 9 has two earlier occurrences, at 1 and 4; here it ends before.
    int[] looks = {0, 0, 0, 0, 1, 0, 0, 3, 0};
    assertLooksAt(0, 1, Arrays.copyOf(tokens, looks.length), position -> looks[position]);
  }

  @Test
  void inductionHead_looksAfterTheEarlierOccurrence_elseRests() {
    int[] tokens = model.tokenizer().encode("ba de fi ba go #3 fi #3");
    int[] looks = {0, 0, 0, 0, 2, 0, 0, 4, 0};
    assertLooksAt(1, 0, tokens, position -> looks[position]);
  }

  @Test
  void retrievalHead_looksAfterTheEarlierKey_elseRests() {
    int[] tokens = model.tokenizer().encode("#1 ba #2 de ba fi #1");
    int[] looks = {0, 0, 0, 0, 0, 0, 0, 2};
    assertLooksAt(1, 1, tokens, position -> looks[position]);
  }

  @Test
  void idleHeads_writeNothing() {
    try (Activations seen = model.forward(
        ForwardPlan.of(new int[][] {random(40, 5)}).capture("blocks.*.attn.result"))) {
      for (int layer = 0; layer < 2; layer++) {
        float[] idle = seen.get("blocks." + layer + ".attn.result").get(":, :, 2:4").toFloatArray();
        assertArrayEquals(new float[idle.length], idle);
      }
    }
  }

  @Test
  void needle_isRetrievedByItsKey_overTheWholeContext() {
    int[] tokens = random(511, 11);
    tokens[40] = Vocabulary.FIRST_KEY + 7;
    tokens[41] = Vocabulary.FIRST_SYLLABLE + 200;
    tokens[510] = Vocabulary.FIRST_KEY + 7;
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      assertEquals(Vocabulary.FIRST_SYLLABLE + 200, seen.logits().get("0, -1").argMax().getLong());
    }
  }

  @Test
  void logits_countTheSharedPartsOfTheExpectedToken() {
    int[] tokens = model.tokenizer().encode("ba de fi ba");
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      float[] logits = seen.logits().get("0, -1").toFloatArray();
      int expected = tokens[2];
      for (int token = 0; token < logits.length; token++) {
        int shared = token < Vocabulary.FIRST_SYLLABLE ? 0
            : (Vocabulary.onset(token) == Vocabulary.onset(expected) ? 1 : 0)
                + (Vocabulary.rime(token) == Vocabulary.rime(expected) ? 1 : 0);
        // Scores differ by 30, so at most 512 · e^-30 of the attention goes elsewhere.
        assertEquals(20 * shared, logits[token], 1e-4, "token " + token);
      }
    }
  }

  @Test
  void tokenizer_roundTrips_andNamesAnUnknownWord() {
    String text = "ba du #15 zor";
    assertEquals(text, model.tokenizer().decode(model.tokenizer().encode(text)));
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> model.tokenizer().encode("ba hello"));
    assertTrue(error.getMessage().contains("'hello'"), error.getMessage());
  }

  @Test
  void digest_isThatOfTheContent() {
    CausalLM again = new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()))
        .load("constructed");
    assertEquals(model.digest(), again.digest());
    again.close();
  }

  private void assertLooksAt(int layer, int head, int[] tokens, IntUnaryOperator key) {
    String site = "blocks." + layer + ".attn.hook_pattern";
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}).capture(site))) {
      float[] pattern = seen.get(site).get("0, " + head).toFloatArray();
      for (int query = 1; query < tokens.length; query++) {
        float weight = pattern[query * tokens.length + key.applyAsInt(query)];
        assertEquals(1, weight, 1e-5, "head " + layer + "." + head + ", query " + query);
      }
    }
  }

  /** A beginning token and random syllables, none of which is a key. */
  private static int[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] tokens = random.ints(length, Vocabulary.FIRST_SYLLABLE, Vocabulary.SIZE).toArray();
    tokens[0] = Vocabulary.BEGINNING;
    return tokens;
  }
}
