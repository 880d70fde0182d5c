package io.headframe.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingRunTest {

  @Test
  void headOnFeatures_withTwoTerms_reachesTheSolutionOfTheNormalEquations() {
    Examples.Head head = new Examples.Head();
    try (TrainingRun<Void> run = head.training(400)) {
      for (int i = 0; i < 400; i++) {
        run.next();
      }
      float[] found = run.parameters().get("head.weight").toFloatArray();
      double[] solution = head.solution();
      double ridge = 0;
      for (int i = 0; i < solution.length; i++) {
        assertEquals(solution[i], found[i], 1e-3);
        ridge += solution[i] * solution[i];
      }
      Loss loss = run.evaluate(null);
      assertEquals(ridge, loss.terms().get("ridge"), 1e-2);
      assertEquals(loss.terms().get("error") + Examples.Head.RIDGE * loss.terms().get("ridge"), loss.total(), 1e-6);
    }
  }

  @Test
  void forecasterOfASine_onShuffledWindows_findsItsRecurrence() {
    // sin(t + s) = 2 cos(s) sin(t) − sin(t − s), and the same twice.
    double c = 2 * Math.cos(Examples.Forecaster.SPEED);
    double[] recurrence = {-1, -c, c, c * c - 1};
    try (TrainingRun<NDList> run = Examples.Forecaster.training(3, 500)) {
      for (int i = 0; i < 500; i++) {
        run.next();
      }
      float[] weight = run.parameters().get("weight").toFloatArray();
      for (int i = 0; i < 4; i++) {
        assertEquals(recurrence[i], weight[i], 1e-3, "coefficient " + i);
      }
      assertTrue(run.history().recentLoss(10) < 1e-6);
      assertEquals(500, run.history().steps());
    }
  }

  @Test
  void sameSeed_sameNumbersToTheBit_otherSeed_others() {
    assertArrayEquals(losses(1), losses(1));
    assertTrue(losses(1)[20] != losses(2)[20]);
  }

  private static double[] losses(long seed) {
    try (TrainingRun<NDList> run = Examples.Forecaster.training(seed, 100)) {
      for (int i = 0; i < 30; i++) {
        run.next();
      }
      return run.history().loss();
    }
  }

  @Test
  void memory_over200Steps_staysLevel() {
    try (TrainingRun<Void> run = new Examples.Head().training(300)) {
      run.with((Step step, TrainingRun<?> self) -> self.parameters().get("head.weight").neg());
      run.next();
      int before = run.memory().getManagedArrays().size();
      for (int i = 0; i < 200; i++) {
        run.next();
      }
      assertEquals(before, run.memory().getManagedArrays().size());
    }
  }

  @Test
  void mask_keepsNumbersWhereTheyAre() {
    try (TrainingRun<NDList> run = Examples.Forecaster.training(3, 500)) {
      NDArray mask = run.memory().create(new float[] {1, 0, 1, 0}, new Shape(2, 2));
      float[] start = run.parameters().get("weight").toFloatArray();
      run.with(GradientRule.mask(Map.of("weight", mask)));
      for (int i = 0; i < 500; i++) {
        run.next();
      }
      float[] end = run.parameters().get("weight").toFloatArray();
      assertEquals(start[1], end[1]);
      assertEquals(start[3], end[3]);
      assertEquals(-1, end[0], 1e-3);
    }
  }

  @Test
  void hook_mayPutParametersBack() {
    try (TrainingRun<NDList> run = Examples.Forecaster.training(3, 500)) {
      List<Long> seen = new ArrayList<>();
      run.with((Step step, TrainingRun<?> self) -> {
        seen.add(step.number());
        self.set("weight", self.parameters().get("weight").clip(-0.9f, 0.9f));
      });
      for (int i = 0; i < 100; i++) {
        run.next();
      }
      for (float number : run.parameters().get("weight").toFloatArray()) {
        assertTrue(Math.abs(number) <= 0.9f);
      }
      assertThrows(IllegalArgumentException.class, () -> run.set("none", run.parameters().get("weight")));
      assertThrows(IllegalArgumentException.class, () -> run.set("bias", run.parameters().get("weight")));
      assertEquals(100, seen.size());
      assertEquals(99, seen.get(99));
    }
  }

  @Test
  void gradientNorm_isThatOfAllGradientsBeforeClipping() {
    TrainingSettings settings =
        new TrainingSettings(1, Schedule.constant(0.1), AdamW.withDecay(0), 0.1, List.of());
    try (TrainingRun<Void> run = new TrainingRun<>(settings, context -> null, parameters -> {
      NDArray a = parameters.create("a", Initialization.constant(1), 1);
      NDArray b = parameters.create("b", Initialization.constant(1), 2);
      NDArray two = parameters.memory().create(2f);
      return (batch, context) -> List.of(new LossTerm("loss", 2, a.mul(two).add(b.mul(two).mul(two).sum()).sum()));
    })) {
      // Twice 2, 4 and 4.
      assertEquals(12, run.next().gradientNorm(), 1e-5);
    }
  }

  @Test
  void lossThatIsNoNumber_isRefusedAndChangesNothing() {
    TrainingSettings settings =
        new TrainingSettings(1, Schedule.constant(0.1), AdamW.withDecay(0), 1, List.of());
    try (TrainingRun<Void> run = new TrainingRun<>(settings, context -> null, parameters -> {
      NDArray a = parameters.create("a", Initialization.constant(0), 3);
      return (batch, context) -> List.of(new LossTerm("loss", 1, a.sub(context.step()).log().sum()));
    })) {
      HeadframeException refused = assertThrows(HeadframeException.class, run::next);
      assertEquals("HF-TRAINING-001", refused.id());
      assertEquals(0, run.step());
      assertArrayEquals(new float[3], run.parameters().get("a").toFloatArray());
    }
  }

  @Test
  void randomNumbers_dependOnSeedStepAndPurpose() {
    List<Double> drawn = new ArrayList<>();
    TrainingSettings settings =
        new TrainingSettings(1, Schedule.constant(0.1), AdamW.withDecay(0), 1, List.of());
    try (TrainingRun<Double> run = new TrainingRun<>(settings, context -> context.random("batch").nextDouble(),
        parameters -> {
          NDArray a = parameters.create("a", Initialization.constant(0), 1);
          return (batch, context) -> {
            drawn.add(batch);
            drawn.add(context.random("noise").nextDouble());
            assertEquals(batch, context.random("batch").nextDouble());
            return List.of(new LossTerm("loss", 1, a.sum()));
          };
        })) {
      run.next();
      run.next();
    }
    assertEquals(4, drawn.stream().distinct().count());
  }

  @Test
  void initialization_normal_hasTheMomentsOfANormal() {
    // Deviations of mean, variance and fourth moment of n normal numbers are 1, √2 and √96 over √n; five of them.
    int n = 40_001;
    float[] values = Initialization.normal(1).values(n, new SplittableRandom(4));
    double root = Math.sqrt(n);
    assertEquals(0, moment(values, 1), 5 / root);
    assertEquals(1, moment(values, 2), 5 * Math.sqrt(2) / root);
    assertEquals(3, moment(values, 4), 5 * Math.sqrt(96) / root);
  }

  private static double moment(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum / values.length;
  }
}
