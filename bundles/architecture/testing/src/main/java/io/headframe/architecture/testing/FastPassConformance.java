package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.weights.ModelWeights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passes over few positions, which kernels compute, against the hookable way; and weights of 8 bits. */
abstract class FastPassConformance extends ConformancePart {

  private static final int PAST = 5;

  /** The most positions that the kernel of these tests takes at once. */
  private static final int MOST = 8;

  private final ArchitectureFixture architecture;

  FastPassConformance(ArchitectureFixture architecture) {
    super(architecture);
    this.architecture = architecture;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void fewPositions_equalAForwardPass(String variant) {
    try (CausalLM model = open(variant)) {
      assertTrue(model.computation().startsWith("plain"), model.computation());
      assertSessionsEqualForwardPasses(model);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void changedLayer_amongFastOnes_equalsAForwardPass(String variant) {
    int[][] tokens = {ROWS[0]};
    try (CausalLM model = open(variant); Session session = model.session()) {
      String z = "blocks." + middle(model) + ".attn.z";
      ForwardPlan plan = ForwardPlan.of(tokens).capture("blocks.*.out", z)
          .change(z, Selection.heads(0), Intervention.scale(-2));
      try (Activations expected = model.forward(plan); Activations seen = session.stage(plan)) {
        assertClose(Tensor.copyOf(expected.logits()), Tensor.copyOf(seen.logits()), ROUNDING, "logits");
        expected.points().forEach(point -> assertClose(Tensor.copyOf(expected.get(point.id())),
            Tensor.copyOf(seen.get(point.id())), ROUNDING, point.id()));
      }
    }
  }

  /** Both ways read the same rounded weights. */
  @ParameterizedTest
  @MethodSource("variants")
  void roundedModel_isAnotherModel_andBothWaysAgree(String variant) {
    try (CausalLM exact = open(variant);
        CausalLM rounded = architecture.openRounded(architecture.checkpoint(variant))) {
      assertNotEquals(exact.digest(), rounded.digest());
      assertTrue(rounded.computation().endsWith("8-bit weights"), rounded.computation());
      assertSessionsEqualForwardPasses(rounded);
      float[] before = ArchitectureFixture.logits(exact, ROWS[0]);
      float[] after = ArchitectureFixture.logits(rounded, ROWS[0]);
      double difference = 0;
      for (int i = 0; i < before.length; i++) {
        difference = Math.max(difference, Math.abs(before[i] - after[i]));
      }
      assertTrue(difference > 0, "rounding changes something");
    }
  }

  /** Each weight lies within half a step, and a step is a 127th of the greatest weight of its output. */
  @ParameterizedTest
  @MethodSource("variants")
  void roundedWeights_lieWithinHalfAStep(String variant) {
    try (CausalLM exact = open(variant);
        CausalLM rounded = architecture.openRounded(architecture.checkpoint(variant));
        ModelWeights before = exact.weights(); ModelWeights after = rounded.weights()) {
      float[][] expected = rows(before.unembedding());
      float[][] found = rows(after.unembedding());
      for (int out = 0; out < expected.length; out++) {
        float greatest = 0;
        for (float weight : expected[out]) {
          greatest = Math.max(greatest, Math.abs(weight));
        }
        for (int in = 0; in < expected[out].length; in++) {
          // The product of an integer and the factor is rounded once more.
          assertEquals(expected[out][in], found[out][in], greatest / 254 * 1.00001, "weight " + out + ", " + in);
        }
      }
    }
  }

  private static float[][] rows(NDArray matrix) {
    try (NDArray turned = matrix.transpose()) {
      int width = Math.toIntExact(turned.getShape().get(1));
      float[] all = turned.toFloatArray();
      float[][] rows = new float[all.length / width][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
      }
      return rows;
    }
  }

  private void assertSessionsEqualForwardPasses(CausalLM model) {
    int[] tokens = Arrays.copyOf(architecture.tokens, PAST + MOST);
    int vocabulary = model.config().vocabularySize();
    float[] expected = ArchitectureFixture.logits(model, tokens);
    for (int count = 1; count <= MOST; count++) {
      try (Session session = model.session(); Session other = model.session()) {
        session.append(Arrays.copyOf(tokens, PAST));
        other.append(Arrays.copyOf(tokens, PAST));
        int[] next = Arrays.copyOfRange(tokens, PAST, PAST + count);
        float[] last = Arrays.copyOfRange(expected, (PAST + count - 1) * vocabulary, (PAST + count) * vocabulary);
        assertClose(last, session.append(next), count + " positions");
        float[][] both = model.append(List.of(session, other), new int[][] {{tokens[0]}, next});
        assertClose(last, both[1], count + " positions beside another sequence");
      }
    }
  }

  private static void assertClose(float[] expected, float[] actual, String what) {
    assertClose(Tensor.of(expected, expected.length), Tensor.of(actual, actual.length), ROUNDING, what);
  }
}
