package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What interventions do, at every hook point. */
abstract class InterventionConformance extends ConformancePart {

  private static final ForwardPlan PLAN = ForwardPlan.of(ROWS);

  InterventionConformance(ArchitectureFixture architecture) {
    super(architecture);
  }

  /** All points at once: what stands at each before and after is compared there. */
  @ParameterizedTest
  @MethodSource("firstVariants")
  void everyIntervention_ofEveryPart_doesItsArithmetic_andLeavesTheRestBitByBit(String variant) {
    try (CausalLM model = open(variant)) {
      Map<String, Tensor> clean = captured(model, PLAN.capture(everyPoint(model)));
      for (int style = 0; style < 5; style++) {
        for (int kind = 0; kind < 9; kind++) {
          Map<String, Tensor> before = new HashMap<>();
          Map<String, Case> cases = new HashMap<>();
          ForwardPlan plan = PLAN.capture(everyPoint(model));
          for (HookPoint point : model.points()) {
            Case tried = new Case(point, clean.get(point.id()).shape(), style, kind);
            cases.put(point.id(), tried);
            plan = plan.change(point.id(), recording(before)).change(point.id(), tried.part, tried.intervention);
          }
          captured(model, plan).forEach((id, after) -> {
            Case tried = cases.get(id);
            tried.assertAfter(before.get(id), after);
          });
        }
      }
    }
  }

  /** One point at a time: the rest of the model goes on with what the same arithmetic in Java gives. */
  @ParameterizedTest
  @MethodSource("firstVariants")
  void everyIntervention_isWhatTheModelGoesOnWith(String variant) {
    try (CausalLM model = open(variant)) {
      Map<String, Tensor> clean = captured(model, PLAN.capture(everyPoint(model)));
      Tensor plain = logits(model, PLAN);
      int number = 0;
      for (HookPoint point : onceAndMiddle(model)) {
        Tensor before = clean.get(point.id());
        // Each point gets three of the nine kinds; all points together get all kinds at all parts.
        for (int i = 0; i < 3; i++, number++) {
          Case tried = new Case(point, before.shape(), number % 5, number % 9);
          Tensor found = logits(model, PLAN.change(point.id(), tried.part, tried.intervention));
          Tensor after = tried.arithmetic.apply(tried.intervention, before);
          Tensor expected = logits(model, PLAN.change(point.id(), Intervention.compute("the same in Java",
              (activation, at) -> after.on(activation.getManager()))));
          if (tried.intervention instanceof Intervention.Mean) {
            assertClose(expected, found, ROUNDING, tried.toString());
          } else {
            assertNotEquals(plain, found, tried.toString());
            assertEquals(expected, found, tried.toString());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void changesAtOnePoint_areMadeInTheirOrder(String variant) {
    try (CausalLM model = open(variant)) {
      String name = "blocks." + middle(model) + ".attn.z";
      Tensor clean = captured(model, PLAN.capture(name)).get(name);
      Tensor one = Tensor.of(new float[] {1}, 1);
      Tensor scaledFirst = captured(model, PLAN.capture(name)
          .change(name, Intervention.scale(2)).change(name, Intervention.add(one))).get(name);
      Tensor addedFirst = captured(model, PLAN.capture(name)
          .change(name, Intervention.add(one)).change(name, Intervention.scale(2))).get(name);
      for (int i = 0; i < clean.data().length; i++) {
        assertEquals(clean.data()[i] * 2 + 1, scaledFirst.data()[i]);
        assertEquals((clean.data()[i] + 1) * 2, addedFirst.data()[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void unselectedElements_keepInfinitiesAndTheSignOfZero(String variant) {
    String name = "unembed.out";
    try (CausalLM model = open(variant)) {
      for (float special : new float[] {-0f, Float.NEGATIVE_INFINITY, Float.NaN}) {
        for (Intervention change : List.of(Intervention.add(Tensor.of(new float[] {1}, 1)), Intervention.scale(0),
            Intervention.zero(), Intervention.mean(Axis.BATCH, Axis.POSITION))) {
          Tensor found = logits(model, PLAN.change(name, new Intervention.Fill(special))
              .change(name, Selection.positions(2), new Intervention.Fill(1))
              .change(name, Selection.positions(2), change));
          for (int at = 0; at < found.data().length; at++) {
            if (InterventionArithmetic.index(found.shape(), at)[1] == 2) {
              assertTrue(Float.isFinite(found.data()[at]), change.toString());
            } else {
              assertEquals(special, found.data()[at], change.toString());
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("firstVariants")
  void changesThatChangeNothing_leaveEveryBit(String variant) {
    try (CausalLM model = open(variant)) {
      Tensor plain = logits(model, PLAN);
      Map<String, Tensor> clean = captured(model, PLAN.capture(everyPoint(model)));
      for (HookPoint point : onceAndMiddle(model)) {
        Tensor own = clean.get(point.id());
        for (Intervention nothing : List.of(Intervention.replace(own), Intervention.scale(1),
            Intervention.compute("itself", (activation, at) -> activation))) {
          Tensor found = logits(model, PLAN.change(point.id(), nothing));
          if (isResult(point)) {
            assertClose(plain, found, ROUNDING, point + " " + nothing);
          } else {
            assertEquals(plain, found, point + " " + nothing);
          }
        }
      }
    }
  }

  /** Whatever all paths from the tokens go through decides about the logits. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyCut_patchedFromACleanRun_givesTheCleanRun(String variant) {
    ForwardPlan other = ForwardPlan.of(new int[][] {{1, 2, 3, 4, 5, 6, 7}, {9, 9, 9, 9, 9, 9, 9}});
    Set<String> cuts = Set.of("embed.out", "blocks.{i}.in", "blocks.{i}.mid", "blocks.{i}.out",
        "ln_final.normalized", "ln_final.out", "unembed.out");
    try (CausalLM model = open(variant)) {
      Tensor expected = logits(model, PLAN);
      Map<String, Tensor> clean = captured(model, PLAN.capture(everyPoint(model)));
      for (HookPoint point : model.points()) {
        if (cuts.contains(point.site().template())) {
          Intervention patch = Intervention.replace(clean.get(point.id()));
          assertEquals(expected, logits(model, other.change(point.id(), patch)), point.id());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void scoreOfMinusInfinity_forbidsThatEdgeAlone(String variant) {
    try (CausalLM model = open(variant)) {
      String name = "blocks." + middle(model) + ".attn.pattern";
      Tensor clean = captured(model, PLAN.capture(name)).get(name);
      Tensor found = captured(model, PLAN.capture(name).change("blocks." + middle(model) + ".attn.scores",
          Selection.heads(1).on(Axis.QUERY, 5).on(Axis.KEY, 2), new Intervention.Fill(Float.NEGATIVE_INFINITY)))
          .get(name);
      for (int at = 0; at < clean.data().length; at++) {
        int[] index = InterventionArithmetic.index(clean.shape(), at);
        float expected = clean.data()[at];
        if (index[1] == 1 && index[2] == 5) {
          float removed = InterventionArithmetic.element(clean, index[0], 1, 5, 2);
          assertNear(index[3] == 2 ? 0 : expected / (1 - removed), found.data()[at], 1e-5, "edge " + at);
        } else {
          assertEquals(expected, found.data()[at]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void attentionMask_isScoresOfMinusInfinity(String variant) {
    int n = ROWS[0].length;
    boolean[][] allowed = new boolean[n][n];
    for (int query = 0; query < n; query++) {
      for (int key = 0; key < n; key++) {
        allowed[query][key] = key == query || (query + key) % 3 != 0;
      }
    }
    try (CausalLM model = open(variant)) {
      ForwardPlan expected = PLAN;
      for (int query = 0; query < n; query++) {
        for (int key = 0; key < n; key++) {
          if (!allowed[query][key]) {
            expected = expected.change("blocks." + middle(model) + ".attn.scores",
                Selection.ALL.on(Axis.QUERY, query).on(Axis.KEY, key),
                new Intervention.Fill(Float.NEGATIVE_INFINITY));
          }
        }
      }
      assertEquals(logits(model, expected), logits(model, PLAN.attentionMask(middle(model), allowed)));
      assertNotEquals(logits(model, PLAN), logits(model, expected));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void headMask_multipliesTheOutputsOfHeads(String variant) {
    try (CausalLM model = open(variant)) {
      int layers = model.config().layers();
      float[][] mask = new float[layers][model.config().heads()];
      ForwardPlan expected = PLAN;
      for (int layer = 0; layer < layers; layer++) {
        for (int head = 0; head < mask[layer].length; head++) {
          mask[layer][head] = (layer + head) % 3 / 2f;
          int here = head;
          float factor = mask[layer][head];
          expected = expected.change("blocks." + layer + ".attn.z", Intervention.compute("masked", (z, at) -> {
            NDArray masked = z.duplicate();
            masked.set(new NDIndex(":, :, " + here), part -> part.muli(factor));
            return masked;
          }));
        }
      }
      assertClose(logits(model, expected), logits(model, PLAN.headMask(mask)), 0, "logits");
      assertEquals(PLAN, PLAN.headMask(ones(mask)), "a mask of ones changes nothing");
      mask[0][1] = 0;
      ForwardPlan zero = PLAN.change("blocks.0.attn.z", Selection.heads(1), Intervention.zero());
      float[][] one = ones(mask);
      one[0][1] = 0;
      assertEquals(logits(model, zero), logits(model, PLAN.headMask(one)));
    }
  }

  /** The bias is added once, whatever becomes of the heads. */
  @ParameterizedTest
  @MethodSource("variants")
  void changeOfAResult_changesWhatThatHeadWrites(String variant) {
    try (CausalLM model = open(variant)) {
      String attention = "blocks." + middle(model) + ".attn.";
      Map<String, Tensor> clean = captured(model, PLAN.capture(attention + "result", attention + "out"));
      Tensor found = captured(model, PLAN.capture(attention + "out")
          .change(attention + "result", Selection.heads(1), Intervention.scale(-2))).get(attention + "out");
      for (int at = 0; at < found.data().length; at++) {
        int[] index = InterventionArithmetic.index(found.shape(), at);
        float result = InterventionArithmetic.element(clean.get(attention + "result"), index[0], index[1], 1, index[2]);
        assertNear(clean.get(attention + "out").data()[at] - 3 * result, found.data()[at], ROUNDING, "element " + at);
      }
      assertClose(
          logits(model, PLAN.change(attention + "z", Selection.heads(0), Intervention.zero())),
          logits(model, PLAN.change(attention + "result", Selection.heads(0), Intervention.zero())),
          ROUNDING, "a head without output");
    }
  }

  private static float[][] ones(float[][] mask) {
    float[][] ones = new float[mask.length][mask[0].length];
    for (float[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }

  private static Intervention recording(Map<String, Tensor> seen) {
    return Intervention.compute("itself", (activation, point) -> {
      seen.put(point.id(), Tensor.copyOf(activation));
      return activation;
    });
  }

  /** An intervention of some kind at a part of some style of a point. */
  private static final class Case {

    private final HookPoint point;
    private final Selection part;
    private final Intervention intervention;
    private final InterventionArithmetic arithmetic;

    Case(HookPoint point, long[] shape, int style, int kind) {
      this.point = point;
      List<Axis> axes = point.site().axes();
      this.part = part(axes, shape, style);
      this.intervention = intervention(axes, shape, kind);
      this.arithmetic = new InterventionArithmetic(axes, part);
    }

    /** Everything; one axis, the first, second or last; or indices of each axis. */
    private static Selection part(List<Axis> axes, long[] shape, int style) {
      List<Integer> selected = switch (style) {
        case 0 -> List.of();
        case 1 -> List.of(0);
        case 2 -> List.of(1);
        case 3 -> List.of(axes.size() - 1);
        default -> List.of(0, 1, 2, axes.size() - 1);
      };
      Selection part = Selection.ALL;
      for (int axis : selected) {
        int last = (int) shape[axis] - 1;
        part = part.on(axes.get(axis), last, last / 2);
      }
      return part;
    }

    private Intervention intervention(List<Axis> axes, long[] shape, int kind) {
      long[] selected = shape.clone();
      part.indices().forEach((axis, indices) -> selected[axes.indexOf(axis)] = indices.size());
      long last = shape[shape.length - 1];
      return switch (kind) {
        case 0 -> new Intervention.Fill(0.7f);
        case 1 -> new Intervention.Scale(0.3f);
        case 2 -> new Intervention.Add(positive(1, shape), 1);
        case 3 -> new Intervention.Add(positive(2, selected), 0.3f);
        case 4 -> new Intervention.Replace(positive(3, shape));
        case 5 -> new Intervention.Replace(positive(4, selected));
        case 6 -> new Intervention.Replace(positive(5, shape[1], 1, last).slice(0, 0, 1));
        case 7 -> new Intervention.Mean(EnumSet.of(axes.get(0)));
        default -> new Intervention.Mean(EnumSet.of(axes.get(0), axes.get(shape.length - 2)));
      };
    }

    void assertAfter(Tensor before, Tensor after) {
      Tensor expected = arithmetic.apply(intervention, before);
      for (int at = 0; at < expected.data().length; at++) {
        boolean selected = arithmetic.isSelected(InterventionArithmetic.index(expected.shape(), at));
        if (selected && intervention instanceof Intervention.Mean) {
          assertNear(expected.data()[at], after.data()[at], 1e-5, this + ", element " + at);
        } else {
          int bits = Float.floatToIntBits(expected.data()[at]);
          int found = Float.floatToIntBits(after.data()[at]);
          assertTrue(bits == found, () -> this + ": expected " + Float.intBitsToFloat(bits) + ", found "
              + Float.intBitsToFloat(found));
        }
      }
    }

    @Override
    public String toString() {
      return point.id() + part + " " + intervention;
    }
  }
}
