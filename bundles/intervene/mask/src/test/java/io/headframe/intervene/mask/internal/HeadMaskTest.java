package io.headframe.intervene.mask.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.Curve;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadMaskTest {

  @TempDir
  Path folder;

  /** Needles need 1.1 and what 0.0 writes for it; 0.1 and 0.2 write nothing that matters. */
  @Test
  void constructedModel_losesNeedlesWithTheHeadThatFindsThem() {
    HeadMask.Findings found = run(heads("0.1", "0.2", "1.1"), 300);
    assertEquals(1, found.recall());
    assertEquals(0, found.maskedRecall());
    assertEquals(List.of(1.0, 1.0, 1.0, 0.0), found.removal().masked().stream().map(Quality::recall).toList());
    assertTrue(found.loss() < 1e-4, () -> "loss " + found.loss());
    assertEquals(Math.log(273), found.maskedLoss(), 1e-4);
    // Of 5 others 0.0 matters alone: 3 drawn heads leave it out with probability 2/5, with a deviation of
    // √(0.24/300) = 0.028.
    assertEquals(0.4, found.randomRecall(), 0.1);
    assertEquals(1.96 * Math.sqrt(0.24 / 300), found.randomHigh() - found.randomRecall(), 0.005);
    assertEquals(found.randomRecall() - found.randomLow(), found.randomHigh() - found.randomRecall(), 1e-12);
    assertEquals(0.8, found.removal().random().get(1).recall().value(), 0.1);
  }

  @Test
  void curve_hasAsManyPointsAsHeads_andTheControlEndsWhereNoneAreLeft() {
    HeadMask.Findings found = run(heads("0.0", "0.1", "0.2", "0.3", "1.0", "1.1"), 10);
    Curve recall = (Curve) found.removal().views().get(0);
    assertEquals(7, recall.series().get(0).x().length);
    assertEquals(3, recall.series().get(1).x().length);
    assertTrue(Double.isNaN(found.randomRecall()));
    assertEquals(1, found.removal().random().get(2).recall().value(), 1e-12);
  }

  /** Prompts of different lengths, which are padded, against one at a time with the heads' output replaced by 0. */
  @Test
  void answers_areThoseOfASecondComputation() {
    for (String name : List.of("llama", "gpt2", "gpt_neox")) {
      try (CausalLM model = TestModels.random(name); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
        Random random = new Random(2);
        List<EncodedPair> prompts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          int[] tokens = random.ints(3 + i % 9, 0, TestModels.VOCABULARY).toArray();
          // Answers that the whole model gives half of the time.
          int answer = i % 2 == 0 ? likeliest(model, tokens) : random.nextInt(TestModels.VOCABULARY);
          prompts.add(new EncodedPair(tokens, tokens, answer, 0));
        }
        List<Head> masked = List.of(new Head(0, 1), new Head(2, 3));
        Quality quality = new MaskedAnswers(model, prompts).without(masked, run);
        double loss = 0;
        double right = 0;
        for (EncodedPair prompt : prompts) {
          float[] logits = logits(model, ForwardPlan.of(new int[][] {prompt.clean()})
              .change("blocks.0.attn.z", Selection.heads(1), Intervention.zero())
              .change("blocks.2.attn.z", Selection.heads(3), Intervention.zero()));
          double sum = 0;
          for (float logit : logits) {
            sum += Math.exp(logit - logits[prompt.answer()]);
          }
          loss += Math.log(sum) / prompts.size();
          right += greatest(logits) == prompt.answer() ? 1.0 / prompts.size() : 0;
        }
        // Logits differ in single precision between one sequence and a padded batch.
        assertEquals(loss, quality.loss(), 1e-4, name);
        assertEquals(right, quality.recall(), 1e-9, name);
        assertTrue(right > 0.05 && right < 0.8, name + " is right in " + right);
      }
    }
  }

  @Test
  void pairs_areAsked() {
    PromptPairs pairs = (tokenizer, count, seed) -> List.of(
        new PromptPair("#3 ba fi #7 de mu #3", "#3 de fi #7 ba mu #3", " ba", " de"));
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      HeadMask.Findings found = new HeadMask().run(
          new HeadMask.Parameters(model, heads("1.1"), Optional.of(pairs), 9, Optional.empty(), 10), run);
      assertEquals(1, found.prompts());
      assertEquals(1, found.recall());
      assertEquals(0, found.maskedRecall());
    }
  }

  @Test
  void headsThatAreMissing_areNamed() {
    assertEquals("HF-MASK-001", assertThrows(HeadframeException.class, () -> run(heads(), 10)).id());
    HeadframeException error = assertThrows(HeadframeException.class, () -> run(heads("1.4"), 10));
    assertTrue(error.getMessage().contains("no head 1.4"), error.getMessage());
  }

  @Test
  void cancelledRun_endsAtTheNextBatch() {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(4)) {
      HeadMask.Parameters parameters =
          new HeadMask.Parameters(model, heads("1.1"), Optional.empty(), 4, Optional.of(30), 10);
      assertThrows(RunCancelledException.class, () -> new HeadMask().run(parameters, run));
    }
  }

  private HeadMask.Findings run(HeadSet heads, int draws) {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 3)) {
      return new HeadMask().run(
          new HeadMask.Parameters(model, heads, Optional.empty(), 5, Optional.of(24), draws), run);
    }
  }

  private static HeadSet heads(String... heads) {
    return new HeadSet("heads of a test",
        List.of(heads).stream().map(head -> new HeadSet.Member(Head.parse(head), Double.NaN)).toList());
  }

  private static int likeliest(CausalLM model, int[] tokens) {
    return greatest(logits(model, ForwardPlan.of(new int[][] {tokens})));
  }

  private static float[] logits(CausalLM model, ForwardPlan plan) {
    try (Activations seen = model.forward(plan)) {
      float[] all = seen.logits().toFloatArray();
      return Arrays.copyOfRange(all, all.length - TestModels.VOCABULARY, all.length);
    }
  }

  private static int greatest(float[] numbers) {
    int greatest = 0;
    for (int i = 1; i < numbers.length; i++) {
      greatest = numbers[i] > numbers[greatest] ? i : greatest;
    }
    return greatest;
  }
}
