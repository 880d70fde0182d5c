package io.headframe.draft.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static Draft open(Drafter drafter, String place, TreePlan tree, CausalLM model) {
    try {
      return drafter.open(new DraftSource(place, Optional.of(tree), model, name ->
          name.equals("constructed") ? TestModels.constructed() : TestModels.random(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] lookup(int next, int... tokens) {
    try (CausalLM model = TestModels.constructed();
        Draft draft = open(new PromptLookup(), "", TreePlan.chain(3), model); DraftSession session = draft.begin()) {
      session.follow(new Step(tokens, Map.of(), new int[0]));
      return session.propose(DraftRequest.greedy(next, 8, 8)).tokens();
    }
  }

  @Test
  void lookup_takesTheLongestMatch_andOfThoseTheLast() {
    // 1 2 3 stands before 9 and before 8; 3 alone, later, before 7.
    assertArrayEquals(new int[] {8, 3, 7}, lookup(3, 1, 2, 3, 9, 1, 2, 3, 8, 3, 7, 1, 2));
    assertArrayEquals(new int[] {7, 6, 3}, lookup(3, 1, 3, 9, 2, 3, 7, 6));
  }

  @Test
  void lookup_withoutAMatch_proposesNothing_andEndsWithTheText() {
    assertEquals(0, lookup(9, 1, 2, 3).length);
    // The next token itself is the last that is known.
    assertArrayEquals(new int[] {4}, lookup(4, 4));
    assertArrayEquals(new int[] {5, 4}, lookup(4, 4, 5));
  }

  /** A model that drafts for itself is always right: every token of every chain is accepted. */
  @Test
  void modelThatDraftsForItself_hasEveryTokenAccepted() {
    for (Sampling sampling : new Sampling[] {Sampling.greedy(), new Sampling(1, 0, 1, 3)}) {
      try (CausalLM model = TestModels.random("llama");
          Draft draft = open(new DraftModel(), "llama", TreePlan.chain(3), model)) {
        DraftStatistics found = new SpeculativeGeneration(model, draft, sampling, Acceptance.lossless())
            .generate(new int[] {1, 2, 3}, 41, () -> false, token -> {}).statistics();
        assertEquals(10, found.steps());
        assertEquals(4, found.tokensPerStep());
        assertEquals(1, found.shareAccepted());
      }
    }
  }

  @Test
  void adaptiveChain_growsWhereAllIsAccepted() {
    try (CausalLM model = TestModels.random("llama");
        Draft draft = open(new DraftModel(), "llama", TreePlan.adaptive(1, 8, 2), model)) {
      DraftStatistics found = new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless())
          .generate(new int[] {1, 2, 3}, 60, () -> false, token -> {}).statistics();
      assertEquals(8, found.drafted().length);
      assertTrue(found.tokensPerStep() > 6, () -> "" + found.tokensPerStep());
    }
  }

  @Test
  void otherTokens_andPlacesThatDoNotBelong_areRefused() {
    try (CausalLM model = TestModels.random("llama")) {
      assertEquals("HF-DRAFT-103", refused(new DraftModel(), "constructed", model));
      assertEquals("HF-DRAFT-102", refused(new DraftModel(), "", model));
      assertEquals("HF-DRAFT-101", refused(new PromptLookup(), "folder", model));
    }
  }

  private static String refused(Drafter drafter, String place, CausalLM model) {
    return assertThrows(HeadframeException.class, () -> open(drafter, place, TreePlan.chain(1), model)).id();
  }
}
