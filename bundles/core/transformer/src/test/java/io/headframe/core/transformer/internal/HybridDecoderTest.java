package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.tokens;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.transformer.variants.Retention;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A decoder whose layers are retention, attention, retention, attention. */
class HybridDecoderTest {

  private final ForwardPlan plan = ForwardPlan.of(new int[][] {tokens(1, 9)});

  @Test
  void points_areThoseOfEachLayersOwnMixer_inTheOrderOfComputation() {
    try (CausalLM model = Stack.HYBRID.open()) {
      List<String> points = model.points().stream().map(HookPoint::id).toList();
      assertEquals(List.of("embed.out",
          "blocks.0.in", "blocks.0.ln1.scale", "blocks.0.ln1.normalized", "blocks.0.ln1.out",
          "blocks.0.retention.q", "blocks.0.retention.k", "blocks.0.retention.v", "blocks.0.retention.z",
          "blocks.0.retention.out", "blocks.0.out",
          "blocks.1.in"), points.subList(0, 12));
      assertTrue(points.contains("blocks.3.attn.pattern"));
      assertFalse(points.contains("blocks.2.attn.pattern"));
      assertEquals(1, model.sites().stream().filter(Retention.Z::equals).count());
      try (Activations seen = model.forward(plan.capture(points.toArray(String[]::new)))) {
        assertEquals(points, seen.points().stream().map(HookPoint::id).toList());
      }
    }
  }

  @Test
  void star_standsForTheLayersThatHaveTheSite() {
    try (CausalLM model = Stack.HYBRID.open();
        Activations seen = model.forward(
            plan.capture("blocks.*.attn.pattern", "blocks.*.retention.z", "blocks.*.out"))) {
      assertEquals(List.of("blocks.0.retention.z", "blocks.0.out", "blocks.1.attn.pattern", "blocks.1.out",
          "blocks.2.retention.z", "blocks.2.out", "blocks.3.attn.pattern", "blocks.3.out"),
          seen.points().stream().map(HookPoint::id).toList());
      HeadframeException error = assertThrows(HeadframeException.class, () -> seen.get("blocks.*.attn.pattern"));
      assertEquals("HF-MODEL-013", error.id());
      assertTrue(error.getMessage().contains("'blocks.1.attn.pattern'"), error.getMessage());
    }
  }

  @Test
  void siteOfAnotherLayer_isRefused_withTheLayersThatHaveIt() {
    try (CausalLM model = Stack.HYBRID.open()) {
      HeadframeException error =
          assertThrows(HeadframeException.class, () -> model.forward(plan.capture("blocks.2.attn.pattern")));
      assertEquals("HF-MODEL-009", error.id());
      assertTrue(error.getMessage().contains("blocks.{i}.attn.pattern (layers 1, 3)"), error.getMessage());
      assertTrue(error.getMessage().contains("blocks.{i}.out, "), error.getMessage());
    }
  }

  /** A head of retention has a site, and so an ablation, like any other. */
  @Test
  void changesOfEveryLayer_reachBothKinds_inASessionAsInAWholePass() {
    int[] all = tokens(1, 12);
    ForwardPlan whole = removed(ForwardPlan.of(new int[][] {all}));
    try (CausalLM model = Stack.HYBRID.open(); Session session = model.session();
        Activations expected = model.forward(whole)) {
      assertFalse(Arrays.equals(TestModel.logits(model, all), expected.logits().toFloatArray()));
      session.stage(removed(ForwardPlan.of(new int[][] {Arrays.copyOf(all, 7)}))).close();
      session.commit(0, 1, 2, 3, 4, 5, 6);
      try (Activations rest = session.stage(removed(ForwardPlan.of(new int[][] {Arrays.copyOfRange(all, 7, 12)})))) {
        float[] logits = expected.logits().toFloatArray();
        assertArrayEquals(Arrays.copyOfRange(logits, 7 * TestModel.VOCABULARY, logits.length),
            rest.logits().toFloatArray(), 2e-5f);
      }
    }
  }

  private static ForwardPlan removed(ForwardPlan plan) {
    for (HookSite site : List.of(HookSites.ATTN_Z, Retention.Z)) {
      plan = plan.change(site.template().replace("{i}", "*"),
          Selection.heads(1), Intervention.zero());
    }
    return plan;
  }
}
