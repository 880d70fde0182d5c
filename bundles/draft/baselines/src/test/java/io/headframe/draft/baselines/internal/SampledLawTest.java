package io.headframe.draft.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.decoding.sampling.Candidates;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.SpeculativeGeneration;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pearson's test of the first two new tokens, drawn with a draft, against the model's own probabilities: the four most
 * probable tokens at each place, so 16 texts.
 */
@Tag("one-java")
class SampledLawTest {

  private static final int[] PROMPT = {3, 1, 4, 1, 5};
  private static final int DRAWN = 800;
  private static final int MOST = 4;

  /** Of the χ² distribution with 15 degrees of freedom, the 0.999 quantile. */
  private static final double BOUND = 37.7;

  @Test
  void drawnChainOfAnotherModel_givesTheModelsLaw() throws IOException {
    try (CausalLM model = TestModels.random("llama");
        Draft draft = new DraftModel().open(new DraftSource(
            "gpt2", Optional.of(TreePlan.chain(2)), model, TestModels::random))) {
      assertTrue(statistic(model, draft, Acceptance.lossless()) < BOUND);
    }
  }

  @Test
  void treeOfUnlikelyTokens_givesTheModelsLaw() {
    try (CausalLM model = TestModels.random("llama")) {
      assertTrue(statistic(model, new Unlikely(model), Acceptance.lossless()) < BOUND);
    }
  }

  @Test
  void typicalAcceptance_givesAnotherLaw() {
    try (CausalLM model = TestModels.random("llama")) {
      assertTrue(statistic(model, new Unlikely(model), Acceptance.typical(.09, .3)) > 5 * BOUND);
    }
  }

  private static double statistic(CausalLM model, Draft draft, Acceptance acceptance) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < DRAWN; seed++) {
      int[] found = new SpeculativeGeneration(model, draft, sampling(seed), acceptance)
          .generate(PROMPT, 3, () -> false, token -> {}).text().tokens();
      counts.merge(List.of(found[0], found[1]), 1, Integer::sum);
    }
    double statistic = 0;
    Candidates first = after(model, PROMPT);
    for (int i = 0; i < MOST; i++) {
      Candidates second = after(model, longer(first.tokens()[i]));
      for (int j = 0; j < MOST; j++) {
        double expected = DRAWN * first.probabilities()[i] * second.probabilities()[j];
        Integer found = counts.remove(List.of(first.tokens()[i], second.tokens()[j]));
        double difference = (found == null ? 0 : found) - expected;
        statistic += difference * difference / expected;
      }
    }
    assertTrue(counts.isEmpty(), () -> "the model never gives " + counts);
    return statistic;
  }

  private static Sampling sampling(long seed) {
    return new Sampling(1, MOST, 1, seed);
  }

  private static int[] longer(int token) {
    int[] text = Arrays.copyOf(PROMPT, PROMPT.length + 1);
    text[PROMPT.length] = token;
    return text;
  }

  private static Candidates after(CausalLM model, int[] text) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {text}).lastLogits())) {
      return Candidates.of(seen.logits().toFloatArray(), sampling(0));
    }
  }

  /** Proposes the least probable of the four tokens, and the next to it. */
  private record Unlikely(CausalLM model, Map<Integer, int[]> known) implements Draft, DraftSession {

    Unlikely(CausalLM model) {
      this(model, new HashMap<>());
    }

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return this;
    }

    @Override
    public void follow(Step step) {
      // It knows the prompt.
    }

    @Override
    public Proposal propose(DraftRequest request) {
      int[] tokens = known.computeIfAbsent(request.next(), next -> after(model, longer(next)).tokens());
      return Proposal.of(new int[] {tokens[MOST - 1], tokens[MOST - 2]}, new int[] {-1, -1});
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }
}
