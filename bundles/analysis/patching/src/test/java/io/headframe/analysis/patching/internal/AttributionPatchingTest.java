package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.ErrorCatalogue;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionPatchingTest {

  @TempDir
  Path folder;

  private CausalLM model;

  @BeforeEach
  void open() {
    model = TestModels.constructed();
  }

  @AfterEach
  void close() {
    model.close();
  }

  /** The logits are linear in what the induction head writes. */
  @Test
  void headThatWritesTheAnswer_isFound_andTheEstimateIsExact() {
    AttributionPatching.Findings found = run("attn.z", 100, LogitMetric.LOGIT_DIFFERENCE);
    assertEquals(List.of(new Head(1, 0)), found.heads().get(0).heads());
    EstimateComparison.Node head = found.comparisons().get(0).nodes().get(0);
    assertEquals("1.0", head.name());
    assertEquals(1, head.estimated(), 1e-4);
    assertEquals(1, head.patched(), 1e-4);
  }

  /** What the previous-token head changes passes a softmax that is saturated: patching it does all, its gradient 0. */
  @Test
  void headThatMovesSaturatedAttention_isMissed_andTheComparisonSaysSo() {
    AttributionPatching.Findings found = run("attn.z", 100, LogitMetric.LOGIT_DIFFERENCE);
    EstimateComparison comparison = found.comparisons().get(0);
    assertEquals(8, comparison.nodes().size());
    EstimateComparison.Node previous =
        comparison.nodes().stream().filter(node -> node.name().equals("0.0")).findFirst().orElseThrow();
    assertEquals(0, previous.estimated(), 1e-4);
    assertEquals(1, previous.patched(), 1e-4);
    // Patched 1 at two of eight and estimated 1 at one of these: (1/8 − 1/32) / √(7/64 · 12/64) by hand.
    assertEquals(0.6547, comparison.correlation(), 1e-3);
  }

  @Test
  void allSites_takeTwoForwardsAndOneBackwardForEachPair() {
    AttributionPatching.Findings found = run("all", 0, LogitMetric.LOGIT_DIFFERENCE);
    // Heads, what attention writes and the stream; the model has no feed-forward parts.
    assertEquals(3, found.shares().size());
    assertEquals(2 * 4 + 2 * 12 + 2 * 12, found.nodes());
    assertEquals(2 * 3, found.forwards());
    assertEquals(3, found.backwards());
    assertEquals(0, found.comparisonForwards());
    assertEquals(List.of(), found.comparisons());
  }

  @Test
  void comparison_equalsTheEngine() {
    try (CausalLM llama = TestModels.random("llama")) {
      PatchGrid grid = PatchGrid.of(PatchSite.K, Division.HEAD_POSITION);
      PatchedPrompt prompt = new PatchedPrompt(new int[] {1, 2, 3, 4}, new int[] {1, 7, 9, 4}, 5, 6);
      double[][] whole = new PatchEngine(llama, LogitMetric.PROBABILITY).patch(prompt, grid, fraction -> {}).patched();
      List<Cell> cells = RankedCells.of(llama, grid, whole).cells();
      assertEquals(3 * 2 * 4, cells.size());
      double[] single = new CellPatching(llama, LogitMetric.PROBABILITY).patch(prompt, grid, cells, fraction -> {});
      for (int i = 0; i < single.length; i++) {
        assertEquals(whole[cells.get(i).row()][cells.get(i).column()], single[i], 1e-6, cells.get(i).toString());
      }
    }
  }

  @Test
  void correlation_ofWhatDoesNotVary_isNone() {
    List<EstimateComparison.Node> nodes =
        List.of(new EstimateComparison.Node("0.0", 0, 1), new EstimateComparison.Node("0.1", 0, 0.5));
    assertTrue(Double.isNaN(EstimateComparison.of("heads", nodes).correlation()));
    assertEquals(1, EstimateComparison.of("heads", List.of(new EstimateComparison.Node("0.0", 1, 3),
        new EstimateComparison.Node("0.1", 2, 5))).correlation(), 1e-12);
  }

  @Test
  void metricWithoutGradient_isRefused_namingThoseWithOne() {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> run("attn.z", 0, LogitMetric.RANK));
    assertEquals("HF-PATCH-101", error.id());
    assertTrue(error.getMessage().contains("--metric rank")
        && error.getMessage().contains("logit-difference or probability"), error.getMessage());
    assertEquals(1, ErrorCatalogue.check(AttributionPatchingError.class));
  }

  @Test
  void cancelledRun_endsAtTheNextCheck() {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(5)) {
      assertThrows(RunCancelledException.class, () -> new AttributionPatching().run(
          parameters("attn.z", 4, LogitMetric.LOGIT_DIFFERENCE), run));
      assertEquals(4, run.progress().size());
    }
  }

  private AttributionPatching.Findings run(String site, int compare, LogitMetric metric) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 42)) {
      return new AttributionPatching().run(parameters(site, compare, metric), run);
    }
  }

  private AttributionPatching.Parameters parameters(String site, int compare, LogitMetric metric) {
    return new AttributionPatching.Parameters(model, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 3, site, Optional.empty(), metric, compare, 0.1);
  }
}
