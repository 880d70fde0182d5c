package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long the arrays of passes live, and who owns them. */
abstract class LifetimeConformance extends ConformancePart {

  private static final ForwardPlan PLAN = ForwardPlan.of(ROWS);

  LifetimeConformance(ArchitectureFixture architecture) {
    super(architecture);
  }

  @Test
  void passesOfEveryKind_leaveNoArraysInTheModel() {
    try (CausalLM model = open(variants().get(0))) {
      String block = "blocks." + middle(model) + ".";
      Tensor residual = positive(1, 2, 7, model.config().modelWidth());
      ForwardPlan changed = PLAN.capture(everyPoint(model))
          .change(block + "attn.z", Selection.heads(1), Intervention.mean(Axis.BATCH, Axis.POSITION))
          .change(block + "attn.result", Selection.heads(1), Intervention.scale(0.5))
          .change(block + "attn.scores", Selection.heads(0).on(Axis.KEY, 1), Intervention.scale(0.5))
          .change(block + "in", Intervention.add(positive(2, model.config().modelWidth())))
          .change(block + "out", Intervention.compute("half", (x, point) -> x.mul(0.5f)));
      List<ForwardPlan> plans = List.of(PLAN, changed, PLAN.lastLogits(), PLAN.startAt(1, residual),
          PLAN.stopAt(1).capture("blocks.0.out"), ForwardPlan.ofEmbeddings(residual), PLAN.withoutLogits(),
          ForwardPlan.padded(new int[][] {{1}, {2, 3}}, ForwardPlan.Side.LEFT).lastLogits(),
          ForwardPlan.of(new TokenTree(new int[] {1, 2, 3}, new int[] {-1, 0, 0})));
      ForwardPlan failing = PLAN.capture(everyPoint(model)).change("blocks.1.out", Intervention.compute(
          "two of it", (x, point) -> x.concat(x, 0)));
      Map<String, Integer> before = null;
      for (int round = 0; round < 30; round++) {
        for (ForwardPlan plan : plans) {
          model.forward(plan).close();
        }
        assertThrows(HeadframeException.class, () -> model.forward(failing));
        assertThrows(HeadframeException.class, () -> model.differentiate(failing, block + "in"));
        try (DifferentiablePass pass = model.differentiate(changed, block + "in", block + "attn.result")) {
          NDArray gradient = pass.gradients(seen -> seen.logits().square(), Graph.CREATE).get(block + "in");
          pass.gradients(seen -> gradient.square(), Graph.RELEASE);
        }
        Map<String, Integer> now = owned(model);
        assertEquals(before == null ? now : before, now, "round " + round);
        before = now;
      }
    }
  }

  /** A forward pass holds the activations of one layer at a time, a pass with gradients all of them. */
  @ParameterizedTest
  @MethodSource("variants")
  void activationsOfALayer_areFreedWithIt(String variant) {
    try (CausalLM model = open(variant)) {
      List<NDArray> first = new ArrayList<>();
      List<Integer> ownedByThePass = new ArrayList<>();
      ForwardPlan plan = PLAN;
      for (HookPoint point : model.points()) {
        if (point.layer() == 0 && !isResult(point)) {
          plan = plan.change(point.id(), Intervention.compute("keeping it here", (x, at) -> {
            first.add(x);
            return x;
          }));
        }
      }
      plan = plan.change("blocks.*.in", Intervention.compute("counting", (x, at) -> {
        if (at.layer() > 0) {
          ownedByThePass.add(x.getManager().getParentManager().getManagedArrays().size());
          first.forEach(array -> assertTrue(array.isReleased() || array == x, "an activation of layer 0"));
        }
        return x;
      }));
      model.forward(plan).close();
      assertTrue(first.size() > 8, "points of layer 0: " + first.size());
      assertEquals(model.config().layers() - 1, ownedByThePass.size());
      assertEquals(1, ownedByThePass.stream().distinct().count(), "the same in every layer: " + ownedByThePass);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void capturedArrays_outliveThePass_andEndWithTheActivations(String variant) {
    try (CausalLM model = open(variant)) {
      Map<String, NDArray> kept = new HashMap<>();
      try (Activations seen = model.forward(PLAN.capture(everyPoint(model)))) {
        seen.points().forEach(point -> kept.put(point.id(), seen.get(point.id())));
        kept.put("logits", seen.logits());
        Map<String, Tensor> copies = copies(seen);
        logits(model, ForwardPlan.of(new int[][] {{1, 2, 3}}));
        assertEquals(copies, copies(seen), "another pass does not disturb them");
        kept.forEach((id, array) -> assertFalse(array.isReleased(), id));
      }
      kept.forEach((id, array) -> assertTrue(array.isReleased(), id));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradients_endWithTheirPass_andSecondCloseDoesNothing(String variant) {
    try (CausalLM model = open(variant)) {
      DifferentiablePass pass = model.differentiate(PLAN, "blocks.0.out");
      NDArray gradient = pass.gradients(seen -> seen.logits(), Graph.RELEASE).get("blocks.0.out");
      assertFalse(gradient.isReleased());
      pass.close();
      pass.close();
      assertTrue(gradient.isReleased());
    }
  }

  /** How many arrays of each shape the model owns. */
  private static Map<String, Integer> owned(CausalLM model) {
    Map<String, Integer> shapes = new HashMap<>();
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      seen.logits().getManager().getParentManager().getManagedArrays()
          .forEach(array -> shapes.merge(array.getShape().toString(), 1, Integer::sum));
    }
    return shapes;
  }
}
