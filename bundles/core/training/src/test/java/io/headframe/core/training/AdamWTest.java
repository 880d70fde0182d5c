package io.headframe.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The update against its equations, in double precision. */
class AdamWTest {

  /** A rounding of a 32-bit number below 2, in each of at most 25 steps. */
  private static final double ROUNDING = 25 * 1.2e-7;

  private static final float[] START = {1, -0.5f, 0.25f};
  private static final float[] SLOPE = {3, -2, 0.001f};

  @Test
  void firstStep_isTheRateInTheDirectionOfTheSign() {
    // m̂ = g and √v̂ = |g| after one step, so that each number moves by η, and the decay by η λ θ.
    float[] after = train(new AdamW(0.9, 0.999, 1e-12, 0.1), 0.01, Double.POSITIVE_INFINITY, List.of(), 1);
    double[] expected = new double[3];
    for (int i = 0; i < 3; i++) {
      expected[i] = START[i] - 0.01 * (Math.signum(SLOPE[i]) + 0.1 * START[i]);
    }
    assertClose(expected, after);
  }

  @Test
  void severalSteps_areThoseOfTheEquations() {
    AdamW settings = new AdamW(0.8, 0.95, 1e-3, 0.05);
    assertClose(byHand(settings, 0.02, 1, 25), train(settings, 0.02, Double.POSITIVE_INFINITY, List.of(), 25));
  }

  @Test
  void maximumNorm_scalesAllGradientsTogether() {
    AdamW settings = new AdamW(0.8, 0.95, 1e-3, 0);
    double length = Math.sqrt(9 + 4 + 1e-6);
    assertClose(byHand(settings, 0.02, 0.5 / length, 5), train(settings, 0.02, 0.5, List.of(), 5));
    assertClose(byHand(settings, 0.02, 1, 5), train(settings, 0.02, 4, List.of(), 5));
  }

  @Test
  void group_hasItsOwnRateAndDecay() {
    AdamW settings = new AdamW(0.8, 0.95, 1e-3, 0.3);
    ParameterGroup slow = new ParameterGroup(Pattern.compile("w.*"), 0.5, 0.05);
    assertClose(byHand(new AdamW(0.8, 0.95, 1e-3, 0.05), 0.01, 1, 5),
        train(settings, 0.02, Double.POSITIVE_INFINITY, List.of(slow), 5));
    assertArrayEquals(START, train(settings, 0.02, 1, List.of(ParameterGroup.frozen("w.*")), 5));
    assertClose(byHand(new AdamW(0.8, 0.95, 1e-3, 0), 0.02, 1, 5),
        train(settings, 0.02, Double.POSITIVE_INFINITY, List.of(ParameterGroup.withoutDecay("w.*")), 5));
  }

  /** The loss Σ slope · w has the slope as its gradient wherever it is; a second array is there to be left alone. */
  private static float[] train(AdamW settings, double rate, double norm, List<ParameterGroup> groups, int steps) {
    TrainingSettings all = new TrainingSettings(1, Schedule.constant(rate), settings, norm, groups);
    try (TrainingRun<Void> run = new TrainingRun<>(all, context -> null, parameters -> {
      NDArray w = parameters.create("weight", Initialization.of(START), 3);
      NDArray other = parameters.create("other", Initialization.constant(2), 1);
      NDArray slope = parameters.memory().create(SLOPE);
      return (batch, context) -> List.of(
          new LossTerm("slope", 1, slope.mul(w).sum()), new LossTerm("nothing", 0, other.sum()));
    })) {
      for (int i = 0; i < steps; i++) {
        run.next();
      }
      // Without a gradient it decays alone.
      assertEquals(2 * Math.pow(1 - rate * settings.weightDecay(), steps), run.parameters().get("other").getFloat(),
          2e-6);
      return run.parameters().get("weight").toFloatArray();
    }
  }

  private static double[] byHand(AdamW settings, double rate, double scale, int steps) {
    double[] theta = {START[0], START[1], START[2]};
    double[] m = new double[3];
    double[] v = new double[3];
    for (int t = 1; t <= steps; t++) {
      for (int i = 0; i < 3; i++) {
        double g = scale * SLOPE[i];
        m[i] = settings.beta1() * m[i] + (1 - settings.beta1()) * g;
        v[i] = settings.beta2() * v[i] + (1 - settings.beta2()) * g * g;
        double direction = m[i] / (1 - Math.pow(settings.beta1(), t))
            / (Math.sqrt(v[i] / (1 - Math.pow(settings.beta2(), t))) + settings.epsilon());
        theta[i] -= rate * (direction + settings.weightDecay() * theta[i]);
      }
    }
    return theta;
  }

  private static void assertClose(double[] expected, float[] found) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], ROUNDING, "number " + i);
    }
  }
}
