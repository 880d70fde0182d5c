package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What plans read, where they begin and end, and which logits they compute. */
abstract class PlanConformance extends ConformancePart {

  private static final ForwardPlan PLAN = ForwardPlan.of(ROWS);
  private static final int[][] UNEQUAL = {{3, 17, 8, 17, 0}, {21}, {5, 5, 30}};

  PlanConformance(ArchitectureFixture architecture) {
    super(architecture);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void startAtALayer_withTheResidualOfAWholeRun_isThatRun(String variant) {
    for (ForwardPlan whole : List.of(PLAN, ForwardPlan.padded(UNEQUAL, ForwardPlan.Side.LEFT))) {
      try (CausalLM model = open(variant); Activations seen = model.forward(whole.capture(everyPoint(model)))) {
        int layers = model.config().layers();
        Tensor logits = Tensor.copyOf(seen.logits());
        Map<String, Tensor> clean = copies(seen);
        for (int layer = 0; layer <= layers; layer++) {
          Tensor residual =
              clean.get(layer < layers ? "blocks." + layer + ".in" : "blocks." + (layers - 1) + ".out");
          ForwardPlan started = whole.startAt(layer, residual);
          assertEquals(logits, logits(model, started), "from layer " + layer);
          if (layer < layers) {
            int first = layer;
            Map<String, Tensor> found = captured(model, started.capture("blocks.*.attn.z", "blocks.*.out"));
            assertEquals(2 * (layers - layer), found.size(), "a star is what runs: " + found.keySet());
            found.forEach((id, tensor) -> assertEquals(clean.get(id), tensor, id + " from layer " + first));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void stopAtALayer_runsTheLayersBeforeItAlone(String variant) {
    try (CausalLM model = open(variant)) {
      Map<String, Tensor> clean = captured(model, PLAN.capture(everyPoint(model)));
      for (int stop = 1; stop <= model.config().layers(); stop++) {
        AtomicInteger calls = new AtomicInteger();
        ForwardPlan plan = PLAN.stopAt(stop).capture("blocks.*.out").change("blocks.*.in", counting(calls));
        try (Activations seen = model.forward(plan)) {
          assertThrows(IllegalStateException.class, seen::logits);
          Map<String, Tensor> found = copies(seen);
          assertEquals(stop, found.size());
          found.forEach((id, tensor) -> assertEquals(clean.get(id), tensor, id));
        }
        assertEquals(stop, calls.get());
      }
      try (Activations seen = model.forward(PLAN.stopAt(0).capture("embed.out"))) {
        assertEquals(clean.get("embed.out"), Tensor.copyOf(seen.get("embed.out")));
      }
      assertEquals(logits(model, PLAN.lastLogits()), logits(model, PLAN.stopAt(1).lastLogits()), "the last word");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void withoutLogits_nothingRunsThatNothingCapturedDependsOn(String variant) {
    try (CausalLM model = open(variant)) {
      int layers = model.config().layers();
      AtomicInteger layersRun = new AtomicInteger();
      AtomicInteger unembedded = new AtomicInteger();
      ForwardPlan plan = PLAN.withoutLogits().change("blocks.*.in", counting(layersRun))
          .change("unembed.out", counting(unembedded));
      for (int layer = 0; layer < layers; layer++) {
        layersRun.set(0);
        captured(model, plan.capture("blocks." + layer + ".attn.q"));
        assertEquals(layer + 1, layersRun.get());
      }
      layersRun.set(0);
      captured(model, plan);
      assertEquals(0, layersRun.get(), "nothing captured");
      if (model.sites().contains(HookSites.FINAL_NORM_OUT)) {
        String name = "ln_final.out";
        assertEquals(captured(model, PLAN.capture(name)), captured(model, plan.capture(name)));
        assertEquals(layers, layersRun.get());
      }
      assertEquals(0, unembedded.get(), "the unembedding is the dearest part");
      captured(model, plan.capture("unembed.out"));
      assertEquals(1, unembedded.get());
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void lastLogits_areTheLastRowsOfAll(String variant) {
    try (CausalLM model = open(variant)) {
      for (ForwardPlan plan : List.of(PLAN, ForwardPlan.padded(UNEQUAL, ForwardPlan.Side.LEFT),
          ForwardPlan.padded(UNEQUAL, ForwardPlan.Side.RIGHT))) {
        Tensor all = logits(model, plan);
        Tensor expected = Tensor.of(new float[plan.batch() * ArchitectureFixture.VOCABULARY],
            plan.batch(), 1, ArchitectureFixture.VOCABULARY);
        for (int row = 0; row < plan.batch(); row++) {
          Tensor last = all.slice(0, row, row + 1).slice(1, plan.lastPosition(row), plan.lastPosition(row) + 1);
          System.arraycopy(last.data(), 0, expected.data(), row * last.data().length, last.data().length);
        }
        assertClose(expected, logits(model, plan.lastLogits()), ROUNDING, plan.toString());
        try (Activations seen = model.forward(plan.lastLogits().capture("unembed.out"))) {
          assertEquals(expected, Tensor.copyOf(seen.logits()), "cut from all");
          assertEquals(all, Tensor.copyOf(seen.get("unembed.out")), "the site has every position");
        }
        assertNotEquals(expected, logits(model, plan.lastLogits().change("unembed.out", Intervention.scale(2))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void positionIds_thatCountFromZero_areTheDefault(String variant) {
    int[][] ids = {{0, 1, 2, 3, 4, 5, 6}, {0, 1, 2, 3, 4, 5, 6}};
    try (CausalLM model = open(variant)) {
      assertEquals(logits(model, PLAN), logits(model, PLAN.positionIds(ids)));
    }
  }

  /** Rotary positions count by their distances, learned ones by their places. */
  @ParameterizedTest
  @MethodSource("variants")
  void shiftedPositionIds_changeModelsWithLearnedPositionsAlone(String variant) {
    int[][] ids = {{40, 41, 42, 43, 44, 45, 46}, {0, 1, 2, 3, 4, 5, 6}};
    int[][] stretched = {{0, 2, 4, 6, 8, 10, 12}, {0, 1, 2, 3, 4, 5, 6}};
    try (CausalLM model = open(variant)) {
      Tensor expected = logits(model, PLAN);
      Tensor shifted = logits(model, PLAN.positionIds(ids));
      double change = largestDifference(expected.slice(0, 0, 1), shifted.slice(0, 0, 1));
      if (model.sites().contains(HookSites.POSITION_EMBED_OUT)) {
        assertTrue(change > 0.1, "learned positions: " + change);
      } else {
        // Angles of up to 46 radians are rounded to 4e-6.
        assertTrue(change < 5e-4, "rotary positions: " + change);
        assertTrue(largestDifference(expected, logits(model, PLAN.positionIds(stretched))) > 0.01, "distances");
      }
      assertClose(expected.slice(0, 1, 2), shifted.slice(0, 1, 2), ROUNDING, "the row that stays");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void embeddingsOfTokens_giveWhatTheTokensGive(String variant) {
    try (CausalLM model = open(variant)) {
      Tensor embeddings = captured(model, PLAN.capture("embed.out")).get("embed.out");
      assertEquals(logits(model, PLAN), logits(model, ForwardPlan.ofEmbeddings(embeddings)));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void branchesOfATree_areTheirSequences(String variant) {
    TokenTree tree = new TokenTree(new int[] {4, 9, 9, 30, 2, 7, 11, 4}, new int[] {-1, 0, 0, 1, 2, 3, 3, -1});
    try (CausalLM model = open(variant); Activations seen = model.forward(ForwardPlan.of(tree)
        .capture("blocks.*.attn.z", "blocks.*.out"))) {
      Tensor logits = Tensor.copyOf(seen.logits());
      Map<String, Tensor> found = copies(seen);
      for (int node = 0; node < tree.tokens().length; node++) {
        int[] path = tree.path(node);
        int[] sequence = Arrays.stream(path).map(i -> tree.tokens()[i]).toArray();
        try (Activations alone = model.forward(ForwardPlan.of(new int[][] {sequence})
            .capture("blocks.*.attn.z", "blocks.*.out"))) {
          int at = node;
          int last = path.length - 1;
          assertClose(Tensor.copyOf(alone.logits()).slice(1, last, last + 1), logits.slice(1, at, at + 1),
              ROUNDING, "logits of node " + node);
          copies(alone).forEach((id, tensor) -> assertClose(
              tensor.slice(1, last, last + 1), found.get(id).slice(1, at, at + 1), ROUNDING, id));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void planReadBackFromJson_givesTheSameBits(String variant) {
    try (CausalLM model = open(variant)) {
      int width = model.config().modelWidth();
      String block = "blocks." + middle(model);
      ForwardPlan rich = ForwardPlan.padded(UNEQUAL, ForwardPlan.Side.LEFT).madeFor(model.config())
          .capture("blocks.*.attn.pattern", "blocks.*.out")
          .change(block + ".in", Selection.positions(1, 4), Intervention.add(positive(7, width)))
          .change(block + ".attn.z", Selection.heads(1), Intervention.scale(1 / 3.0))
          .change(block + ".attn.scores", Selection.heads(0).on(Axis.KEY, 2),
              new Intervention.Fill(Float.NEGATIVE_INFINITY))
          .change(block + ".attn.out", Intervention.mean(
              Axis.BATCH, Axis.POSITION))
          .change(block + ".out", Selection.ALL.on(Axis.BATCH, 2),
              Intervention.replace(positive(8, 5, width)));
      int[][] ids = {{2, 4, 6, 8, 10, 11, 12}, {0, 1, 2, 3, 4, 5, 6}};
      Tensor residual = positive(9, 2, 7, width);
      for (ForwardPlan plan : List.of(rich, PLAN.positionIds(ids).lastLogits(),
          PLAN.startAt(1, residual), ForwardPlan.ofEmbeddings(residual), PLAN.stopAt(1).capture("blocks.0.out"),
          ForwardPlan.of(new TokenTree(new int[] {1, 2, 3}, new int[] {-1, 0, 0})))) {
        ForwardPlan read = ForwardPlan.fromJson(plan.toJson());
        assertEquals(captured(model, plan), captured(model, read));
        if (plan.logits() != ForwardPlan.Logits.NONE) {
          assertEquals(logits(model, plan), logits(model, read), plan.toString());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void paddedRows_areTheRowsAlone(String variant) {
    try (CausalLM model = open(variant)) {
      String[] points = everyPoint(model);
      for (ForwardPlan.Side side : ForwardPlan.Side.values()) {
        ForwardPlan padded = ForwardPlan.padded(UNEQUAL, side);
        Map<String, Tensor> found = captured(model, padded.capture(points));
        for (int row = 0; row < UNEQUAL.length; row++) {
          Map<String, Tensor> alone =
              captured(model, ForwardPlan.of(new int[][] {UNEQUAL[row]}).capture(points));
          int offset = padded.lastPosition(row) + 1 - UNEQUAL[row].length;
          for (HookPoint point : model.points()) {
            assertRow(point, alone.get(point.id()), found.get(point.id()), row, offset);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void paddedBatch_thatNeedsNoPadding_isTheBatch(String variant) {
    try (CausalLM model = open(variant)) {
      for (ForwardPlan.Side side : ForwardPlan.Side.values()) {
        assertEquals(logits(model, PLAN), logits(model, ForwardPlan.padded(ROWS, side)));
        int[][] one = {ROWS[1]};
        assertEquals(logits(model, ForwardPlan.of(one)), logits(model, ForwardPlan.padded(one, side)));
      }
    }
  }

  private static void assertRow(HookPoint point, Tensor alone, Tensor batch, int row, int offset) {
    for (int at = 0; at < alone.data().length; at++) {
      int[] index = InterventionArithmetic.index(alone.shape(), at);
      for (int axis = 0; axis < index.length; axis++) {
        index[axis] += switch (point.site().axes().get(axis)) {
          case BATCH -> row;
          case POSITION, QUERY, KEY -> offset;
          default -> 0;
        };
      }
      assertNear(alone.data()[at], InterventionArithmetic.element(batch, index), ROUNDING,
          point + " of sequence " + row + " at " + Arrays.toString(index));
    }
  }

  private static double largestDifference(Tensor one, Tensor other) {
    double largest = 0;
    for (int i = 0; i < one.data().length; i++) {
      largest = Math.max(largest, Math.abs(one.data()[i] - other.data()[i]));
    }
    return largest;
  }

  private static Intervention counting(AtomicInteger calls) {
    return Intervention.compute("itself, counted", (activation, point) -> {
      calls.incrementAndGet();
      return activation;
    });
  }
}
