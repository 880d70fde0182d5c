package io.headframe.prompts.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.autograd.Autograd.Graph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogitMetricTest {

  /** Six additions and an exponential of numbers near 1, in single precision. */
  private static final float TOLERANCE = 1e-6f;

  private static final float[][] ROWS = {{1, 3, 2, 3.5f}, {0, (float) Math.log(2), (float) Math.log(5), 0}};
  private static final int[] ANSWERS = {1, 2};
  private static final int[] WRONGS = {2, 1};

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void logitDifference_isAnswerLessWrong() {
    assertMeasured(LogitMetric.LOGIT_DIFFERENCE, 3 - 2, (float) Math.log(2.5));
  }

  @Test
  void probability_isTheSoftmaxOfTheAnswer() {
    double sum = Math.exp(1) + Math.exp(3) + Math.exp(2) + Math.exp(3.5);
    assertMeasured(LogitMetric.PROBABILITY, (float) (Math.exp(3) / sum), 5f / 9);
  }

  @Test
  void rank_countsTheGreater() {
    assertMeasured(LogitMetric.RANK, 1, 0);
  }

  @Test
  void rank_doesNotCountEqualLogits() {
    NDArray logits = manager.create(new float[] {2, 2, 2, 1}, new Shape(1, 4));
    assertArrayEquals(new float[] {0}, measure(LogitMetric.RANK, logits, 1, 0));
    assertArrayEquals(new float[] {3}, measure(LogitMetric.RANK, logits, 3, 0));
  }

  @Test
  void rank_takesWhatIsNoNumberForGreater() {
    NDArray logits = manager.create(new float[] {Float.NaN, 2, 1}, new Shape(1, 3));
    assertArrayEquals(new float[] {3}, measure(LogitMetric.RANK, logits, 0, 1));
    assertArrayEquals(new float[] {1}, measure(LogitMetric.RANK, logits, 1, 2));
  }

  @Test
  void gradients_equalTheClosedForms() {
    float[] p = {1f / 9, 2f / 9, 5f / 9, 1f / 9};
    assertGradient(LogitMetric.LOGIT_DIFFERENCE, 0, -1, 1, 0);
    assertGradient(LogitMetric.PROBABILITY, -p[2] * p[0], -p[2] * p[1], p[2] * (1 - p[2]), -p[2] * p[3]);
    assertTrue(LogitMetric.LOGIT_DIFFERENCE.differentiable() && LogitMetric.PROBABILITY.differentiable());
    assertFalse(LogitMetric.RANK.differentiable());
  }

  @Test
  void nothingButTheResult_isLeftWithTheManager() {
    NDArray logits = manager.create(ROWS);
    for (LogitMetric metric : LogitMetric.values()) {
      int before = manager.getManagedArrays().size();
      NDArray result = metric.measure(logits, ANSWERS, WRONGS);
      assertEquals(before + 1, manager.getManagedArrays().size(), metric.toString());
      assertTrue(manager.getManagedArrays().stream().anyMatch(array -> array == result), metric.toString());
    }
  }

  @Test
  void whatDoesNotFit_isRefused() {
    NDArray logits = manager.create(ROWS);
    for (LogitMetric metric : LogitMetric.values()) {
      assertThrows(IllegalArgumentException.class, () -> metric.measure(logits, new int[1], WRONGS));
      assertThrows(IllegalArgumentException.class, () -> metric.measure(logits, ANSWERS, new int[3]));
      assertThrows(IllegalArgumentException.class, () -> metric.measure(logits.get(0), ANSWERS, WRONGS));
      assertThrows(IndexOutOfBoundsException.class, () -> metric.measure(logits, new int[] {0, 4}, WRONGS));
      assertThrows(IndexOutOfBoundsException.class, () -> metric.measure(logits, ANSWERS, new int[] {-1, 0}));
    }
  }

  private void assertMeasured(LogitMetric metric, float... expected) {
    NDArray result = metric.measure(manager.create(ROWS), ANSWERS, WRONGS);
    assertEquals(new Shape(2), result.getShape());
    assertArrayEquals(expected, result.toFloatArray(), TOLERANCE);
  }

  private static float[] measure(LogitMetric metric, NDArray logits, int answer, int wrong) {
    return metric.measure(logits, new int[] {answer}, new int[] {wrong}).toFloatArray();
  }

  private void assertGradient(LogitMetric metric, float... expected) {
    NDArray logits = manager.create(new float[][] {ROWS[1]});
    logits.setRequiresGradient(true);
    try (Autograd autograd = new Autograd()) {
      NDArray result = autograd.record(() -> metric.measure(logits, new int[] {2}, new int[] {1}));
      NDArray gradient = autograd.gradients(result, new NDList(logits), Graph.RELEASE, manager).get(0);
      assertArrayEquals(expected, gradient.toFloatArray(), TOLERANCE, metric.toString());
    }
  }
}
