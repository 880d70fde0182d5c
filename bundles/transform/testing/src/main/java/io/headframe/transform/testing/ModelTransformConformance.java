package io.headframe.transform.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.IdForm;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.core.tck.internal.ModelMemory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ModelTransform} must do. A test class extends it and gives the transform, a model that it has exact
 * steps for, and one that it has a step for which is not exact.
 */
public abstract class ModelTransformConformance extends TechniqueConformance<ModelTransform> {

  /** 32-bit sums of hundreds of terms through a few layers, on logits of size 10. */
  private static final double TOLERANCE = 5e-4;

  /** Two sequences of tokens that every vocabulary has. */
  private static final int[][] TOKENS = {{1, 5, 2, 8, 5, 3, 7, 5}, {9, 4, 4, 0, 6, 1, 9, 2}};

  /** For the test of one transform. */
  protected ModelTransformConformance() {}

  /** Opens a model of at least ten tokens that the transform has exact steps for; closed by the test. */
  protected abstract CausalLM model();

  /** Opens a model that some step is not exact for; closed by the test. */
  protected CausalLM modelOfInexactSteps() {
    throw new AssertionError("override this, or do without Capability.INEXACT_STEPS");
  }

  @Override
  protected final Class<?> extensionPoint() {
    return ModelTransform.class;
  }

  @Test
  void steps_haveIdsOfTheirOwn_sentencesAndReasons() {
    try (CausalLM model = model()) {
      List<TransformStep> steps = technique().steps(model);
      assertFalse(steps.isEmpty(), "no steps");
      assertEquals(steps.size(), steps.stream().map(TransformStep::id).distinct().count(), "two steps have one id");
      for (TransformStep step : steps) {
        IdForm.DASHED.check(step.id());
        assertTrue(step.description().endsWith("."), step.description());
        assertTrue(!step.reason().isBlank() && !step.reason().endsWith("."), step.reason());
      }
    }
  }

  @Test
  void exactSteps_togetherAndAlone_keepTheProbabilities() {
    try (CausalLM model = model()) {
      Set<String> exact = exact(model);
      assertFalse(exact.isEmpty(), "no step is exact for the model");
      double[] before = logProbabilities(model);
      assertKept(before, model, exact);
      exact.forEach(step -> assertKept(before, model, Set.of(step)));
    }
  }

  @Test
  void report_hasTheStepsInTheirOrder_andThePositionsThatWereCompared() {
    try (CausalLM model = model(); TransformedModel made = technique().apply(model, exact(model), TOKENS)) {
      List<String> inOrder =
          technique().steps(model).stream().filter(TransformStep::exact).map(TransformStep::id).toList();
      assertEquals(inOrder, made.report().taken().stream().map(TransformStep::id).toList());
      assertEquals(TOKENS.length * TOKENS[0].length, made.report().positions());
    }
  }

  @Test
  void inexactStep_isRefused_andNamed() {
    if (without().contains(Capability.INEXACT_STEPS)) {
      try (CausalLM model = model()) {
        assertTrue(technique().steps(model).stream().allMatch(TransformStep::exact), "a step is not exact, so take"
            + " Capability.INEXACT_STEPS out of what the transform does without");
      }
      return;
    }
    try (CausalLM model = modelOfInexactSteps()) {
      TransformStep inexact = technique().steps(model).stream().filter(step -> !step.exact()).findFirst().orElseThrow(
          () -> new AssertionError("every step is exact for the model"));
      assertRefused(model, inexact.id());
    }
  }

  @Test
  void unknownStep_isRefused_andNamed() {
    try (CausalLM model = model()) {
      assertRefused(model, "no-such-step");
    }
  }

  @Test
  void original_staysAsItIs_andMayBeClosedFirst() {
    CausalLM model = model();
    String digest = model.digest();
    double[] before = logProbabilities(model);
    try (TransformedModel made = technique().apply(model, exact(model), TOKENS)) {
      assertEquals(digest, model.digest());
      assertArrayEquals(before, logProbabilities(model), 0);
      double[] after = logProbabilities(made.model());
      model.close();
      assertArrayEquals(after, logProbabilities(made.model()), 0);
    }
  }

  @Test
  void transformedModel_leavesNothingInTheOriginal() {
    try (CausalLM model = model()) {
      technique().apply(model, exact(model), TOKENS).close();
      int before = ModelMemory.count(List.of(model));
      technique().apply(model, exact(model), TOKENS).close();
      assertEquals(before, ModelMemory.count(List.of(model)));
    }
  }

  private void assertKept(double[] before, CausalLM model, Set<String> steps) {
    try (TransformedModel made = technique().apply(model, steps, TOKENS)) {
      double[] after = logProbabilities(made.model());
      assertArrayEquals(before, after, TOLERANCE, steps.toString());
      double greatest = 0;
      for (int i = 0; i < before.length; i++) {
        greatest = Math.max(greatest, Math.abs(before[i] - after[i]));
      }
      // The report's logarithms are 32-bit numbers of size 10, with steps of 1e-6, before and after.
      assertEquals(greatest, made.report().greatestDifference(), 1e-5, steps.toString());
    }
  }

  private void assertRefused(CausalLM model, String step) {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> technique().apply(model, Set.of(step), TOKENS).close());
    assertTrue(refused.getMessage().contains(step), refused.getMessage());
  }

  private Set<String> exact(CausalLM model) {
    return technique().steps(model).stream().filter(TransformStep::exact).map(TransformStep::id)
        .collect(Collectors.toSet());
  }

  /** [sequence · position · vocabulary], in double precision. */
  private static double[] logProbabilities(CausalLM model) {
    int vocabulary = model.config().vocabularySize();
    try (Activations seen = model.forward(ForwardPlan.of(TOKENS))) {
      float[] logits = seen.logits().toFloatArray();
      double[] logarithms = new double[logits.length];
      for (int row = 0; row < logits.length; row += vocabulary) {
        double sum = 0;
        for (int v = row; v < row + vocabulary; v++) {
          sum += Math.exp(logits[v]);
        }
        for (int v = row; v < row + vocabulary; v++) {
          logarithms[v] = logits[v] - Math.log(sum);
        }
      }
      return logarithms;
    }
  }
}
