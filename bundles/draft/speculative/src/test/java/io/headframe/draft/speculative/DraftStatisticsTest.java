package io.headframe.draft.speculative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.CausalLM;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.speculative.internal.Clock;
import io.headframe.draft.speculative.internal.Progress;
import io.headframe.models.testing.TestModels;
import org.junit.jupiter.api.Test;

class DraftStatisticsTest {

  private static final Proposal CHAIN = Proposal.chain(1, 2, 3);
  /** As deep as the chain, with two children at each depth. */
  private static final Proposal TREE =
      Proposal.of(new int[] {1, 2, 1, 2, 1, 2}, new int[] {-1, -1, 0, 0, 2, 2});

  /** @param taken by the steps, one after the other */
  private static DraftStatistics counted(Proposal proposal, int... taken) {
    try (CausalLM model = TestModels.constructed()) {
      Progress progress = new Progress(model.tokenizer(), 1, token -> {});
      for (int each : taken) {
        progress.step(proposal, each);
      }
      return progress.statistics(new Clock(() -> 0));
    }
  }

  /**
   * Nine layers were tried, four first ones, three second and two third, and six accepted: α = ⅔, and
   * (1 − (⅔)⁴)/(1 − ⅔) = 65/27.
   */
  @Test
  void expectedTokens_ofAChainAndATree_areTheClosedForm() {
    for (Proposal proposal : new Proposal[] {CHAIN, TREE}) {
      DraftStatistics found = counted(proposal, 3, 1, 0, 2);
      assertArrayEquals(new long[] {4, 3, 2}, found.tried());
      assertArrayEquals(new long[] {3, 2, 1}, found.accepted());
      assertEquals(2 / 3.0, found.acceptance(), 1e-12);
      assertEquals(65 / 27.0, found.expectedTokens(), 1e-12);
    }
  }

  /** α = ⅗ of two steps, one of depth 3 that took 2, 1 + ⅗ + 9/25 + 27/125, and one of depth 2 that took 1. */
  @Test
  void expectedTokens_ofStepsOfUnequalDepth_areTheirMean() {
    DraftStatistics found = counted(CHAIN, 2).plus(counted(Proposal.chain(4, 5), 1));
    assertArrayEquals(new long[] {2, 2, 1}, found.tried());
    assertEquals(.6, found.acceptance(), 1e-12);
    assertEquals((2.176 + 1.96) / 2, found.expectedTokens(), 1e-12);
  }

  @Test
  void withoutDrafts_aPassGivesOneToken() {
    assertEquals(1, counted(Proposal.chain(), 0, 0).expectedTokens());
    assertEquals(Double.NaN, DraftStatistics.NONE.expectedTokens());
  }
}
