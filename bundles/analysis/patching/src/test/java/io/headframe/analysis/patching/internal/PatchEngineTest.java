package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Session;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchEngineTest {

  /** 32-bit sums of about a hundred terms in another order, three layers deep, on logits of size 10. */
  private static final double TOLERANCE = 2e-4;

  private static final int LENGTH = 10;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gpt2", "gpt_neox", "attention-only"})
  void everyGrid_equalsOneWholePassForEachCell(String architecture) {
    try (CausalLM model = TestModels.random(architecture)) {
      PatchedPrompt prompt = prompt(1, 2, 8);
      int grids = 0;
      for (PatchSite site : sites(model)) {
        for (Division by : divisions(site)) {
          double[][] expected = new NaivePatching(model).patch(prompt, site, by);
          double[][] found = patch(model, prompt, PatchGrid.of(site, by)).patched();
          assertTrue(NaivePatching.distance(expected, found) < TOLERANCE, () -> site + " by " + by + ": "
              + NaivePatching.distance(expected, found));
          grids++;
        }
      }
      // Four sites of attention heads and its weights by four divisions, the others by two.
      int others = switch (architecture) {
        case "attention-only" -> 3;
        case "gpt_neox" -> 4;
        default -> 5;
      };
      assertEquals(5 * 4 + others * 2, grids);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, LENGTH - 1})
  void promptsThatDifferAtOneEnd_equalOneWholePassForEachCell(int differing) {
    try (CausalLM model = TestModels.random("gpt2")) {
      PatchedPrompt prompt = prompt(differing);
      for (PatchSite site : List.of(PatchSite.IN, PatchSite.Z, PatchSite.K, PatchSite.ATTN_OUT)) {
        double[][] expected = new NaivePatching(model).patch(prompt, site, Division.LAYER_POSITION);
        double[][] found = patch(model, prompt, PatchGrid.of(site, Division.LAYER_POSITION)).patched();
        assertTrue(NaivePatching.distance(expected, found) < TOLERANCE, site::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gpt2", "gpt_neox", "attention-only"})
  void wholeStreamBeforeLayer0_isTheOtherRun(String architecture) {
    try (CausalLM model = TestModels.random(architecture)) {
      PatchedPrompt prompt = prompt(2, 9);
      PatchedMetrics metrics = patch(model, prompt, PatchGrid.of(PatchSite.IN, Division.LAYER));
      NaivePatching naive = new NaivePatching(model);
      assertEquals(naive.measure(prompt.base(), prompt), metrics.base(), TOLERANCE);
      assertEquals(naive.measure(prompt.source(), prompt), metrics.source(), TOLERANCE);
      for (double[] layer : metrics.patched()) {
        assertEquals(metrics.source(), layer[0], TOLERANCE);
      }
    }
  }

  @Test
  void runPatchedWithItself_isItself() {
    try (CausalLM model = TestModels.random("llama")) {
      PatchedPrompt same = new PatchedPrompt(prompt(3).base(), prompt(3).base(), 5, 6);
      for (PatchSite site : sites(model)) {
        for (Division by : divisions(site)) {
          PatchedMetrics metrics = patch(model, same, PatchGrid.of(site, by));
          for (double[] row : metrics.patched()) {
            for (double cell : row) {
              assertEquals(metrics.base(), cell, 0, site + " by " + by);
            }
          }
        }
      }
    }
  }

  @Test
  void chosenHeads_runAlone_andTogetherWhereHeadsAreNotDivided() {
    try (CausalLM model = TestModels.random("gpt2")) {
      PatchedPrompt prompt = prompt(4, 8);
      Set<Head> chosen = Set.of(new Head(1, 0), new Head(1, 3), new Head(2, 2));
      double[][] all = patch(model, prompt, PatchGrid.of(PatchSite.Z, Division.HEAD)).patched();
      double[][] some = patch(model, prompt, new PatchGrid(PatchSite.Z, Division.HEAD, chosen)).patched();
      for (int layer = 0; layer < 3; layer++) {
        for (int head = 0; head < 4; head++) {
          assertEquals(chosen.contains(new Head(layer, head)) ? all[layer][head] : Double.NaN,
              some[layer][head], TOLERANCE);
        }
      }
      double[][] together = patch(model, prompt, new PatchGrid(PatchSite.Z, Division.LAYER, chosen)).patched();
      assertTrue(Double.isNaN(together[0][0]));
      assertEquals(all[2][2], together[2][0], TOLERANCE);
      assertTrue(Math.abs(all[1][0] - together[1][0]) > 0.01 && Math.abs(all[1][3] - together[1][0]) > 0.01);
    }
  }

  @Test
  void steps_rise_andMayEndTheWork() {
    try (CausalLM model = TestModels.random("gpt2")) {
      List<Double> steps = new ArrayList<>();
      PatchEngine engine = new PatchEngine(model, LogitMetric.LOGIT_DIFFERENCE, 8);
      PatchGrid grid = PatchGrid.of(PatchSite.IN, Division.LAYER_POSITION);
      engine.patch(prompt(3), grid, steps::add);
      assertEquals(steps.stream().sorted().toList(), steps);
      assertTrue(steps.size() > 3 && steps.get(steps.size() - 1) < 1, steps::toString);
      assertThrows(IllegalStateException.class, () -> engine.patch(prompt(3), grid, fraction -> {
        if (fraction > 0.5) {
          throw new IllegalStateException("ended");
        }
      }));
      try (Session session = model.session()) {
        assertEquals(0, session.length());
      }
    }
  }

  static List<PatchSite> sites(CausalLM model) {
    return Arrays.stream(PatchSite.values()).filter(site -> model.sites().contains(site.site())).toList();
  }

  static List<Division> divisions(PatchSite site) {
    return Arrays.stream(Division.values()).filter(by -> !by.heads() || site.headAxis() != null).toList();
  }

  private static PatchedMetrics patch(CausalLM model, PatchedPrompt prompt, PatchGrid grid) {
    // So few that the short prompts have several groups of positions.
    return new PatchEngine(model, LogitMetric.LOGIT_DIFFERENCE, 24).patch(prompt, grid, fraction -> {});
  }

  /** Random prompts that differ at some positions. */
  private static PatchedPrompt prompt(int... differing) {
    int[] base = new Random(3).ints(LENGTH, 0, TestModels.VOCABULARY).toArray();
    int[] source = base.clone();
    for (int position : differing) {
      source[position] = (base[position] + 11) % TestModels.VOCABULARY;
    }
    return new PatchedPrompt(base, source, 5, 6);
  }
}
