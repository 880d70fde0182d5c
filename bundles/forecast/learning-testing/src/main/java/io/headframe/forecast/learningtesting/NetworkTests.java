package io.headframe.forecast.learningtesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.GradientRule;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A network for points against a second implementation of it, and its gradients. */
public abstract class NetworkTests {

  /** What the windows are like. */
  protected static final NetworkShape SHAPE = new NetworkShape(2, 6, 4, 3);
  private static final int BATCH = 3;

  /** The network for {@link #SHAPE}. */
  protected abstract ForecastNetwork build(Parameters parameters);

  /**
   * What a second implementation says.
   *
   * @param arrays by name
   * @param past [channel, input]
   * @param marks [mark, input]
   * @return [channel, horizon]
   */
  protected abstract double[][] expected(Map<String, double[]> arrays, double[][] past, double[][] marks);

  /** Whether the loss does not depend on an array. */
  protected boolean withoutGradient(String name) {
    return false;
  }

  /** 32-bit numbers against 64-bit ones: seven digits less what two layers lose. */
  @Test
  void forecast_isThatOfASecondImplementation() {
    try (NDManager memory = NDManager.newBaseManager()) {
      RandomParameters parameters = new RandomParameters(memory);
      ForecastNetwork network = build(parameters);
      double[][][] past = numbers(1, BATCH, SHAPE.channels(), SHAPE.input());
      double[][][] marks = numbers(2, BATCH, SHAPE.marks(), SHAPE.input());
      NDArray output = network.output(new WindowBatch(array(memory, past), array(memory, marks), null));
      assertEquals(new Shape(BATCH, SHAPE.channels(), SHAPE.horizon()), output.getShape());
      float[] flat = output.toFloatArray();
      for (int b = 0; b < BATCH; b++) {
        double[][] expected = expected(parameters.numbers(), past[b], marks[b]);
        for (int c = 0; c < SHAPE.channels(); c++) {
          double[] found = new double[SHAPE.horizon()];
          for (int h = 0; h < found.length; h++) {
            found[h] = flat[(b * SHAPE.channels() + c) * SHAPE.horizon() + h];
          }
          assertArrayEquals(expected[c], found, 2e-5);
        }
      }
    }
  }

  /** What does not depend on an array has a gradient of rounding errors. */
  @Test
  void gradient_reachesEachArray() {
    Map<String, Double> sizes = new TreeMap<>();
    TrainingSettings settings =
        new TrainingSettings(1, Schedule.constant(0), AdamW.withDecay(0), Double.POSITIVE_INFINITY, List.of());
    try (TrainingRun<Void> training = new TrainingRun<>(settings, context -> null, parameters -> {
      ForecastNetwork network = build(parameters);
      return (none, context) -> network.loss(new WindowBatch(
          array(context.scope(), numbers(1, BATCH, SHAPE.channels(), SHAPE.input())),
          array(context.scope(), numbers(2, BATCH, SHAPE.marks(), SHAPE.input())),
          array(context.scope(), numbers(3, BATCH, SHAPE.channels(), SHAPE.horizon()))), new Pass(context, true, 0));
    })) {
      training.with((GradientRule) (name, gradient, context) -> {
        sizes.put(name, (double) gradient.abs().max().getFloat());
        return gradient;
      }).next();
      assertEquals(training.parameters().keySet(), sizes.keySet());
    }
    sizes.forEach((name, size) -> assertTrue(withoutGradient(name) ? size < 1e-6 : size > 1e-5,
        name + " has a gradient of at most " + size));
  }

  private static double[][][] numbers(long seed, int... lengths) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][][] numbers = new double[lengths[0]][lengths[1]][lengths[2]];
    for (double[][] matrix : numbers) {
      for (double[] row : matrix) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (4 * random.nextDouble() - 1);
        }
      }
    }
    return numbers;
  }

  private static NDArray array(NDManager owner, double[][][] numbers) {
    int rows = numbers[0].length;
    int length = numbers[0][0].length;
    float[] flat = new float[numbers.length * rows * length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) numbers[i / length / rows][i / length % rows][i % length];
    }
    return GraphArrays.create(owner, flat, new Shape(numbers.length, rows, length));
  }
}
