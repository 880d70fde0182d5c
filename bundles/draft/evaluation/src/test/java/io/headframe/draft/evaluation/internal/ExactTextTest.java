package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.TestRun;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafts;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.eagle.internal.Eagle;
import io.headframe.draft.hydra.internal.Hydra;
import io.headframe.draft.hydraplus.internal.HydraPlus;
import io.headframe.draft.medusa.internal.Medusa;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 prompts of 1 to 60 tokens on an embedded model: every technique and kind of tree gives the text of the model. */
@Tag("one-java")
class ExactTextTest {

  private static final int PROMPTS = 200;
  private static final int TOKENS = 8;

  @TempDir
  private Path folder;

  @Test
  void greedyText_isThatOfTheModelAlone() throws IOException {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(Drafters.leases(), folder, 1)) {
      int[][] prompts = prompts();
      Path hydra = trained(new Hydra(), model, run);
      Path plus = trained(new HydraPlus(), model, run);
      Path medusa = trained(new Medusa(), model, run);
      Path eagle = trained(new Eagle(), model, run);
      int[][] expected = Arrays.stream(prompts).map(prompt -> new Generation(model, Sampling.greedy())
          .generate(prompt, TOKENS, () -> false, token -> {}).tokens()).toArray(int[][]::new);
      for (String draft : new String[] {"prompt-lookup", "prompt-lookup@adaptive-1x8",
          "draft-model:constructed@chain-4", "draft-model:constructed@beam-2x3x6",
          hydra + "@chain-3", hydra + "@0,1,0.0,0.1,1.0,0.0.0",
          hydra + "@beam-3x3x9",
          plus + "@chain-3", plus + "@0,1,0.0,0.1,1.0,0.0.0", plus + "@beam-3x3x9",
          medusa + "@chain-3", medusa + "@0,1,0.0,0.1,1.0,0.0.0", medusa + "@beam-3x3x9",
          eagle + "@chain-3", eagle + "@0,1,0.0,0.1,1.0,0.0.0", eagle + "@beam-3x3x9"}) {
        compare(model, draft, prompts, expected, run);
      }
    }
  }

  private static void compare(CausalLM model, String text, int[][] prompts, int[][] expected, TestRun run) {
    DraftStatistics all = DraftStatistics.NONE;
    try (Draft draft =
        new Drafts(run.leases(), name -> TestModels.constructed()).open(text, model)) {
      SpeculativeGeneration generation =
          new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless());
      for (int i = 0; i < prompts.length; i++) {
        SpeculativeGeneration.Result found = generation.generate(prompts[i], TOKENS, () -> false, token -> {});
        assertArrayEquals(expected[i], found.text().tokens(), text + ", prompt " + i);
        all = all.plus(found.statistics());
      }
    }
    double mean = all.tokensPerStep();
    assertTrue(mean >= 1, () -> text + ": " + mean + " tokens a pass");
    if (text.startsWith("draft-model")) {
      assertTrue(mean > 2.5, () -> "a model that drafts for itself is right: " + mean);
    }
  }

  private Path trained(TrainableDrafter drafter, CausalLM model, TestRun run) throws IOException {
    Path heads = folder.resolve(drafter.getClass().getSimpleName());
    int[] text = Arrays.stream(prompts()).flatMapToInt(Arrays::stream).toArray();
    drafter.train(new DraftTraining(model, Arrays.copyOf(text, 2000), Arrays.copyOfRange(text, 2000, 2200), 100, 3, 0,
        16, 4, 20, 1e-3), heads, run);
    return heads;
  }

  /** Words in random order, the second half of each prompt mostly a repetition of the first. */
  private static int[][] prompts() {
    SplittableRandom random = new SplittableRandom(7);
    int[][] prompts = new int[PROMPTS][];
    for (int i = 0; i < PROMPTS; i++) {
      int[] prompt = new int[1 + i % 60];
      int half = Math.max(1, prompt.length / 2);
      Arrays.setAll(prompt, at -> at < half || random.nextInt(8) == 0 ? 17 + random.nextInt(200) : -1);
      for (int at = half; at < prompt.length; at++) {
        prompt[at] = prompt[at] < 0 ? prompt[at - half] : prompt[at];
      }
      prompts[i] = prompt;
    }
    return prompts;
  }
}
