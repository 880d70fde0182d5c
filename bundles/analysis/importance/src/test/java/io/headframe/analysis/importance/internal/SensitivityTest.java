package io.headframe.analysis.importance.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.models.testing.TestModels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  private static final int[] TOKENS = new Random(4).ints(24, 0, 40).toArray();

  /** Far enough for 32-bit losses of size 4 to differ, near enough for the third derivative not to count. */
  private static final float STEP = 0.02f;

  @Test
  void sumOverPositions_isTheDerivativeByTheMaskOfEachHead() {
    try (CausalLM model = TestModels.random("llama")) {
      double[][][] products = new Sensitivity(model).of(TOKENS);
      for (int layer = 0; layer < 3; layer++) {
        double[] sizes = AbsoluteOf.SEQUENCE.of(products[layer]);
        for (int head = 0; head < 4; head++) {
          double sum = 0;
          for (double[] row : products[layer]) {
            sum += row[head];
          }
          double expected = (loss(model, layer, head, 1 + STEP) - loss(model, layer, head, 1 - STEP)) / (2 * STEP);
          // Rounding of two losses, 1e-6 each, over the step; and the step squared.
          assertEquals(expected, sum, 1e-4 + 0.01 * Math.abs(expected), "head " + layer + "." + head);
          assertEquals(Math.abs(sum), sizes[head], 1e-12);
          assertTrue(Math.abs(expected) > 1e-4, "head " + layer + "." + head + " matters");
        }
      }
    }
  }

  @Test
  void absoluteValues_areOfTheSumOrOfEachPosition() {
    double[][] products = {{1, -2}, {-3, -4}};
    assertArrayEquals(new double[] {2, 6}, AbsoluteOf.SEQUENCE.of(products));
    assertArrayEquals(new double[] {4, 6}, AbsoluteOf.POSITION.of(products));
  }

  @Test
  void sensitivity_leavesNoArraysBehind() {
    try (CausalLM model = TestModels.random("llama")) {
      int before = ownedArrays(model);
      new Sensitivity(model).of(TOKENS);
      assertEquals(before, ownedArrays(model));
    }
  }

  static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      return seen.logits().getManager().getParentManager().getManagedArrays().size();
    }
  }

  /** The mean loss with one head's output multiplied, from the logits in double precision. */
  private static double loss(CausalLM model, int layer, int head, float factor) {
    float[][] mask = new float[3][4];
    Arrays.stream(mask).forEach(row -> Arrays.fill(row, 1));
    mask[layer][head] = factor;
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {TOKENS}).headMask(mask))) {
      return PlainLoss.of(seen.logits().toFloatArray(), TOKENS);
    }
  }
}
