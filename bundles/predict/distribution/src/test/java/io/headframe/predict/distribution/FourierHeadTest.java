package io.headframe.predict.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Parameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FourierHeadTest {

  private static final Bins BINS = new Bins(101, -1, 1);

  /** Of 32-bit numbers of size 1 after a sum of some twenty. */
  private static final double ROUNDING = 1e-5;

  @Test
  void density_isThatOfTheAutocorrelation() {
    float[] a = random(3, 12);
    try (HeadTrial trial = constant(5, 0)) {
      trial.set("head.bias", a);
      double[] expected = new PlainFourier(doubles(a)).logProbabilities(BINS.count());
      double[] found = trial.distributions().get(0).probabilities();
      for (int i = 0; i < found.length; i++) {
        assertEquals(expected[i], Math.log(found[i]), 100 * ROUNDING, "bin " + i);
      }
    }
  }

  /** Simpson's rule is exact to far below the tolerance for waves of up to 24 periods on 2000 intervals. */
  @Test
  void density_ofAnyCoefficients_isNonNegativeAndIntegratesToOne() {
    for (long seed = 0; seed < 20; seed++) {
      float[] a = random(seed, 26);
      PlainFourier plain = new PlainFourier(doubles(a));
      assertEquals(1, integral(plain::density), 1e-9);
      try (HeadTrial trial = constant(12, 0)) {
        trial.set("head.bias", a);
        double[] found = trial.distributions().get(0).probabilities();
        assertEquals(1, Arrays.stream(found).sum(), 1e-12);
        for (int i = 0; i < found.length; i++) {
          assertTrue(found[i] >= 0, "bin " + i + " has " + found[i]);
          // With more than twice as many bins as frequencies the sum over centres is the integral.
          double expected = (plain.density(BINS.centre(i)) * BINS.width() + 1e-5) / (1 + BINS.count() * 1e-5);
          assertEquals(expected, found[i], ROUNDING, "bin " + i);
        }
      }
    }
  }

  /** Of |1 − e^{iπx}|² = 2 − 2 cos πx the square is 0 at 0, where the series is a difference of equal numbers. */
  @Test
  void zeroOfTheDensity_isNotNegative_andHasAFiniteLossAndGradient() {
    try (HeadTrial trial = HeadTrial.ofConstant(1, 0.01, parameters -> new FourierHead(
        parameters, "head", 1, BINS, 1, 0), output -> output.loss(50))) {
      trial.set("head.weight", 0, 0, 0, 0);
      trial.set("head.bias", 1, -1, 0, 0);
      double expected = -Math.log(1e-5 / (1 + 101e-5));
      assertEquals(expected, trial.run().next().loss().total(), 1e-3);
      assertTrue(Double.isFinite(trial.run().history().gradientNorm()[0]));
    }
  }

  /** (1 + cos πx)² / 3 has the coefficients 2/3 and 1/6, the autocorrelation of 1, 2, 1; s moves it to the right. */
  @Test
  void trigonometricDensity_isExact() {
    double s = 0.3;
    try (HeadTrial trial = constant(2, 0)) {
      trial.set("head.bias", 1, (float) (2 * Math.cos(Math.PI * s)), (float) Math.cos(2 * Math.PI * s),
          0, (float) (-2 * Math.sin(Math.PI * s)), (float) -Math.sin(2 * Math.PI * s));
      double[] found = trial.distributions().get(0).probabilities();
      for (int i = 0; i < found.length; i++) {
        double expected = raisedCosine(BINS.centre(i) - s) * BINS.width();
        assertEquals((expected + 1e-5) / (1 + 101e-5), found[i], ROUNDING);
      }
    }
  }

  /** Two frequencies are enough for it, and one is not: its best is off by more than rounding ever makes it. */
  @Test
  void trigonometricDensity_isLearned_byAsManyFrequenciesAsItHas() {
    BinnedDistribution truth = distribution(x -> raisedCosine(x - 0.3));
    double enough = truth.divergence(learned(truth, parameters -> new FourierHead(parameters, "head", 1, BINS, 2, 0)));
    double tooFew = truth.divergence(learned(truth, parameters -> new FourierHead(parameters, "head", 1, BINS, 1, 0)));
    // 10⁻⁵ in each of 101 bins is a share of 0.001 taken away: a divergence of about that.
    assertTrue(enough < 2e-3, "with two " + enough);
    assertTrue(tooFew > 2e-2, "with one " + tooFew);
  }

  @Test
  void penalty_isTheIntegralOfTheSquaredSlope() {
    float[] a = random(9, 8);
    try (HeadTrial trial = constant(3, 0.01)) {
      trial.set("head.bias", a);
      PlainFourier plain = new PlainFourier(doubles(a));
      double expected = 0.01 * integral(x -> plain.slope(x) * plain.slope(x));
      double found = trial.run().evaluate(null).terms().get("penalty");
      assertEquals(expected, found, 1e-4 * expected);
      trial.set("head.bias", scaled(a, 0.1f));
      assertEquals(found, trial.run().evaluate(null).terms().get("penalty"), 1e-4 * expected, "the scale matters");
    }
  }

  /** Central differences in double precision: their error is of order 10⁻⁸, that of the gradient 10⁻⁵. */
  @Test
  void gradient_isThatOfFiniteDifferences() {
    float[] a = random(4, 10);
    Map<String, float[]> gradients = new HashMap<>();
    try (HeadTrial trial = HeadTrial.ofConstant(1, 1e-3, parameters -> new FourierHead(
        parameters, "head", 1, BINS, 4, 0.01), output -> output.loss(17))) {
      trial.set("head.weight", new float[10]);
      trial.set("head.bias", a);
      trial.run().with((name, gradient, context) -> {
        gradients.put(name, gradient.toFloatArray());
        return gradient;
      });
      trial.steps(1);
    }
    for (int i = 0; i < a.length; i++) {
      double step = 1e-4;
      double expected = (loss(a, i, step) - loss(a, i, -step)) / (2 * step);
      assertEquals(expected, gradients.get("head.bias")[i], 1e-3 * Math.max(1, Math.abs(expected)), "a " + i);
      assertEquals(gradients.get("head.bias")[i], gradients.get("head.weight")[i], 1e-4, "the feature is 1");
    }
  }

  /** As a language model has them: [batch, position, feature]. */
  @Test
  void features_withMoreAxes_giveTheSameAsRows() {
    float[][] rows = {random(1, 3), random(2, 3), random(3, 3), random(4, 3)};
    Function<HeadOutput, NDArray> loss = output -> output.loss(1, 20, 50, 70);
    try (HeadTrial flat = new HeadTrial(1, 0.1, rows, FourierHeadTest::ofThree, loss);
        HeadTrial folded = new HeadTrial(1, 0.1, rows, p -> folded(ofThree(p)), loss)) {
      assertEquals(flat.run().evaluate(null).total(), folded.run().evaluate(null).total(), ROUNDING);
      for (int i = 0; i < 4; i++) {
        assertArrayEquals(flat.distributions().get(i).probabilities(),
            folded.distributions().get(i).probabilities(), ROUNDING);
      }
    }
  }

  /** The loss goes to the bins that were found alone, and not by way of all. */
  @Test
  void loss_isThatOfTheLogProbabilities() {
    float[][] rows = {random(1, 3), random(2, 3), random(3, 3), random(4, 3)};
    int[] found = {0, 20, 50, 100};
    try (HeadTrial trial = new HeadTrial(1, 0.1, rows, FourierHeadTest::ofThree, output -> output.loss(found))) {
      trial.steps(3);
      double expected = 0;
      for (int i = 0; i < 4; i++) {
        expected -= Math.log(trial.distributions().get(i).probabilities()[found[i]]) / 4;
      }
      assertEquals(expected, trial.run().evaluate(null).total(), 100 * ROUNDING);
    }
  }

  private static DistributionHead ofThree(Parameters parameters) {
    return new FourierHead(parameters, "head", 3, BINS, 4, 0);
  }

  private static DistributionHead folded(DistributionHead head) {
    return new DistributionHead() {
      @Override
      public Bins bins() {
        return head.bins();
      }

      @Override
      public HeadOutput apply(NDArray features) {
        HeadOutput output = head.apply(features.reshape(2, 2, 3));
        assertEquals(new Shape(2, 2, 101), output.logProbabilities().getShape());
        return output;
      }
    };
  }

  @Test
  void tooManyFrequencies_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> constant(51, 0));
    constant(50, 0).close();
  }

  private static double loss(float[] a, int changed, double by) {
    double[] b = doubles(a);
    b[changed] += by;
    PlainFourier plain = new PlainFourier(b);
    return -plain.logProbabilities(BINS.count())[17] + 0.01 * integral(x -> plain.slope(x) * plain.slope(x));
  }

  /** After enough steps on the exact probabilities that nothing moves. */
  static BinnedDistribution learned(BinnedDistribution truth, Function<Parameters, DistributionHead> make) {
    float[] weights = new float[truth.probabilities().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) -truth.probabilities()[i];
    }
    try (HeadTrial trial = HeadTrial.ofConstant(1, 0.003, make, output -> {
      NDArray logs = output.logProbabilities();
      return logs.mul(GraphArrays.create(logs.getManager(), weights, new Shape(1, weights.length))).sum();
    })) {
      return trial.steps(600).distributions().get(0);
    }
  }

  private static HeadTrial constant(int frequencies, double roughness) {
    HeadTrial trial = HeadTrial.ofConstant(1, 0.01, parameters -> new FourierHead(
        parameters, "head", 1, BINS, frequencies, roughness), output -> output.loss(17));
    trial.set("head.weight", new float[2 * (frequencies + 1)]);
    return trial;
  }

  private static BinnedDistribution distribution(DoubleUnaryOperator density) {
    double[] probabilities = new double[BINS.count()];
    Arrays.setAll(probabilities, i -> density.applyAsDouble(BINS.centre(i)) * BINS.width());
    return new BinnedDistribution(BINS, probabilities);
  }

  private static double raisedCosine(double x) {
    return Math.pow(1 + Math.cos(Math.PI * x), 2) / 3;
  }

  private static double integral(DoubleUnaryOperator f) {
    int intervals = 2000;
    double sum = f.applyAsDouble(-1) + f.applyAsDouble(1);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(-1 + 2.0 * i / intervals);
    }
    return sum * 2 / intervals / 3;
  }

  private static float[] random(long seed, int count) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static float[] scaled(float[] numbers, float by) {
    float[] scaled = numbers.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= by;
    }
    return scaled;
  }

  private static double[] doubles(float... numbers) {
    double[] doubles = new double[numbers.length];
    Arrays.setAll(doubles, i -> numbers[i]);
    return doubles;
  }
}
