package io.headframe.draft.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.decoding.sampling.Candidates;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.SpeculativeGeneration;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pearson's test of the second and third new tokens, drawn with a draft, against the model's own probabilities: the
 * four most probable tokens at each place, so 64 texts of three tokens.
 */
@Tag("one-java")
class SampledLawTest {

  private static final int[] PROMPT = {3, 1, 4, 1, 5};
  private static final int DRAWN = 3000;
  private static final int MOST = 4;

  /** Of the χ² distribution with 63 degrees of freedom, the 0.999 quantile. */
  private static final double BOUND = 103.4;

  @Test
  void drawnChainOfAnotherModel_givesTheModelsLaw() throws IOException {
    assertTrue(statistic("chain-2", Acceptance.lossless()) < BOUND);
  }

  @Test
  void typicalAcceptance_givesAnotherLaw() throws IOException {
    assertTrue(statistic("chain-2", Acceptance.typical(.09, .3)) > 2 * BOUND);
  }

  private static double statistic(String tree, Acceptance acceptance) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (CausalLM model = TestModels.random("llama");
        Draft draft = new DraftModel().open(new DraftSource(
            "gpt2", Optional.of(TreePlan.parse(tree)), model, TestModels::random))) {
      for (int seed = 0; seed < DRAWN; seed++) {
        int[] found = new SpeculativeGeneration(model, draft, sampling(seed), acceptance)
            .generate(PROMPT, 3, () -> false, token -> {}).text().tokens();
        counts.merge(List.of(found[0], found[1], found[2]).toString(), 1, Integer::sum);
      }
      Map<String, Double> law = new HashMap<>();
      addLaw(model, PROMPT, List.of(), 1, law);
      double statistic = 0;
      for (Map.Entry<String, Double> each : law.entrySet()) {
        double expected = DRAWN * each.getValue();
        double difference = counts.getOrDefault(each.getKey(), 0) - expected;
        statistic += difference * difference / expected;
      }
      assertTrue(law.keySet().containsAll(counts.keySet()), "only what the model may give is given");
      return statistic;
    }
  }

  private static Sampling sampling(long seed) {
    return new Sampling(1, MOST, 1, seed);
  }

  private static void addLaw(
      CausalLM model, int[] text, List<Integer> added, double probability, Map<String, Double> law) {
    if (added.size() == 3) {
      law.put(added.toString(), probability);
      return;
    }
    Candidates candidates;
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {text}).lastLogits())) {
      candidates = Candidates.of(seen.logits().toFloatArray(), sampling(0));
    }
    for (int i = 0; i < candidates.tokens().length; i++) {
      int[] longer = Arrays.copyOf(text, text.length + 1);
      longer[text.length] = candidates.tokens()[i];
      List<Integer> more = new ArrayList<>(added);
      more.add(candidates.tokens()[i]);
      addLaw(model, longer, more, probability * candidates.probabilities()[i], law);
    }
  }
}
