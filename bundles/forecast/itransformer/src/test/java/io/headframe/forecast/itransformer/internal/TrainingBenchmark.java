package io.headframe.forecast.itransformer.internal;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.method.RunCancelledException;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.learning.PointForecaster;
import io.headframe.forecast.learning.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a step of training iTransformer costs, with the published sizes and recipe on the shapes of ETTh1: windows per
 * second, the arithmetic of its matrix products as a share of what one large matrix product reaches, and the same steps
 * in eager PyTorch, with one thread and with two. Each is a process of its own, and they do a few steps by turns.
 */
final class TrainingBenchmark {

  private static final int[] HORIZONS = {96, 720};
  private static final int[] THREADS = {1, 2};
  private static final int ROUNDS = 8;
  private static final int WARM_UP = 60;
  private static final int STEPS = 5;
  private static final int CHANNELS = 7;
  private static final int INPUT = 96;

  /** Hour of day, day of week, of month, of year. */
  private static final int MARKS = 4;
  private static final int BATCH = 32;

  private static final String PYTHON = Optional.ofNullable(System.getenv("HEADFRAME_PYTHON")).orElse("python3");

  private TrainingBenchmark() {}

  /**
   * Prints a line for each horizon and number of threads; the system property {@code headframe.eager} names the script
   * of eager PyTorch. {@code HORIZON} measures in this process.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      measure(Integer.parseInt(arguments[0]));
      return;
    }
    List<String> other = new ArrayList<>();
    for (int horizon : HORIZONS) {
      for (int threads : THREADS) {
        compare(horizon, threads, other);
      }
    }
    System.out.println("eager: " + other.stream().distinct().collect(Collectors.joining("; ")));
  }

  private static void compare(int horizon, int threads, List<String> other) throws IOException {
    Map<String, String> environment =
        Map.of("OMP_NUM_THREADS", Integer.toString(threads), "MKL_NUM_THREADS", Integer.toString(threads));
    double[] ours = {};
    double[] eager = {};
    double peak = 0;
    try (Child own = new Child(
        Child.java(TrainingBenchmark.class, List.of(), Integer.toString(horizon)), environment);
        Child python = python(horizon, environment, other)) {
      own.text("warm");
      for (int round = 0; round < ROUNDS; round++) {
        peak = Math.max(peak, own.ask("peak")[0]);
        ours = joined(ours, own.ask("steps"));
        eager = python == null ? eager : joined(eager, python.ask("steps"));
      }
    }
    double speed = BATCH / middle(ours);
    double operations = operations(Sizes.published(horizon), horizon) * speed;
    System.out.printf(Locale.ROOT, "PyTorch %s through DJL, Java %s, %d threads, horizon %d, width %d: %,.0f windows/s"
        + " (%,.0f to %,.0f), %.0f GFLOP/s, %.0f %% of a matrix product of 1024 rows (%.0f)%s%n",
        Engine.getEngine("PyTorch").getVersion(), System.getProperty("java.version"), threads, horizon,
        Sizes.published(horizon).width(), speed, BATCH / ours[ours.length - 1], BATCH / ours[0], operations / 1e9,
        100 * operations / peak, peak / 1e9, eager.length == 0 ? "" : String.format(Locale.ROOT,
            "; eager %,.0f (%,.0f to %,.0f), %.2f times that", BATCH / middle(eager), BATCH / eager[eager.length - 1],
            BATCH / eager[0], middle(eager) / middle(ours)));
  }

  /** Eager PyTorch, warm; null where it cannot train, which is said. */
  private static Child python(int horizon, Map<String, String> environment, List<String> other) {
    try {
      Child python = new Child(eager(horizon), environment);
      other.add(python.text("warm"));
      return python;
    } catch (IOException absent) {
      other.add(PYTHON + " cannot train: " + absent.getMessage());
      return null;
    }
  }

  private static List<String> eager(int horizon) {
    Sizes sizes = Sizes.published(horizon);
    List<String> command = new ArrayList<>(List.of(PYTHON, System.getProperty("headframe.eager")));
    for (int each : new int[] {CHANNELS, MARKS, INPUT, horizon, sizes.width(), sizes.hidden(), sizes.heads(),
        sizes.layers(), BATCH, WARM_UP, STEPS}) {
      command.add(Integer.toString(each));
    }
    return command;
  }

  /** Does the steps that it is asked for. */
  private static void measure(int horizon) {
    Recipe recipe = Recipe.halving(1e-4, 1).withLeastSteps(1_000_000);
    try {
      PointForecaster.fit(new InvertedDesign(Sizes::published, recipe),
          RandomWalks.panel(1, CHANNELS, 2 * horizon + INPUT + BATCH), new ForecastTask(horizon, INPUT, 24, 0),
          new AskedRun(WARM_UP, STEPS, TrainingBenchmark::peak)).close();
    } catch (RunCancelledException ended) {
      // Nobody asks any more.
    }
  }

  /** Arithmetic operations a second of a matrix product: the best of some. */
  private static double peak() {
    double best = Double.POSITIVE_INFINITY;
    try (NDManager memory = NDManager.newBaseManager()) {
      NDArray a = memory.randomNormal(new Shape(1024, 1024));
      NDArray b = memory.randomNormal(new Shape(1024, 1024));
      for (int i = 0; i < 30; i++) {
        long start = System.nanoTime();
        try (NDArray product = a.matMul(b)) {
          product.getFloat(0, 0);
        }
        best = Math.min(best, (System.nanoTime() - start) / 1e9);
      }
    }
    return 2.0 * 1024 * 1024 * 1024 / best;
  }

  /**
   * Of a window: two for each weight of a matrix and each token that it is applied to in the forward pass, and as many
   * for each number of scores and of what they weigh; twice as many in the backward pass.
   */
  private static double operations(Sizes sizes, int horizon) {
    double tokens = CHANNELS + MARKS;
    double width = sizes.width();
    double layer = 4 * width * width + 2 * width * sizes.hidden() + 2 * tokens * width;
    return 6 * (tokens * (INPUT * width + sizes.layers() * layer) + CHANNELS * width * horizon);
  }

  /** Both, from the fastest to the slowest. */
  private static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).sorted().toArray();
  }

  private static double middle(double... sorted) {
    return sorted[sorted.length / 2];
  }
}
