package io.headframe.training.languagemodel.internal;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.core.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What a step of training costs: tokens per second, the arithmetic of its matrix products as a share of what one large
 * matrix product reaches, and the same steps in eager PyTorch, by turns.
 */
final class TrainingBenchmark {

  /** Layers, heads, width, context, batch: the default of {@code train-lm}, and smaller and larger. */
  private static final int[][] SIZES = {
      {2, 4, 64, 128, 16}, {4, 4, 128, 256, 8}, {4, 4, 128, 512, 8}, {6, 6, 384, 256, 8}};

  private static final int ROUNDS = 3;
  private static final int WARM_UP = 5;
  private static final int STEPS = 10;
  private static final int VOCABULARY = 1024;

  private final EagerPyTorch other;

  private TrainingBenchmark(EagerPyTorch other) {
    this.other = other;
  }

  /** Prints a line for each size; the system property {@code headframe.eager} names the script of eager PyTorch. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TrainingBenchmark benchmark =
        new TrainingBenchmark(new EagerPyTorch(Path.of(System.getProperty("headframe.eager"))));
    System.out.printf("training with PyTorch %s through DJL, Java %s, %d processors, OMP_NUM_THREADS %s%n",
        Engine.getEngine("PyTorch").getVersion(), System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(), System.getenv().getOrDefault("OMP_NUM_THREADS", "not set"));
    for (int[] size : SIZES) {
      benchmark.measure(size);
    }
    System.out.println("eager: " + benchmark.other.settings());
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

  private void measure(int[] size) throws IOException, InterruptedException {
    JsonObject changes = new JsonObject();
    String[] names = {"layers", "heads", "width", "context", "batch"};
    for (int i = 0; i < names.length; i++) {
      changes.addProperty(names[i], size[i]);
    }
    changes.addProperty("steps", 1000);
    Recipe recipe = Recipe.standard().with("of the benchmark", changes);
    Corpus corpus = Corpus.of(MarkovSource.text(100_000), new MarkovSource(), recipe, () -> { });
    double[] ours = {};
    double[] eager = {};
    double peak = 0;
    try (TrainedModel trained = new TrainedModel(recipe, ModelFolder.config(recipe, VOCABULARY, 0),
        new LlamaArchitecture(), new MarkovSource(), "00", corpus, TrainedModel.schedule(recipe), 1)) {
      TrainingRun<int[][]> training = trained.training();
      for (int round = 0; round < ROUNDS; round++) {
        peak = Math.max(peak, peak());
        ours = joined(ours, steps(training));
        eager = joined(eager, other.steps(recipe, VOCABULARY, WARM_UP, STEPS));
      }
      double tokens = (double) recipe.batch() * recipe.context();
      double speed = tokens / ours[ours.length / 2];
      System.out.printf(Locale.ROOT, "%d layers, width %d, context %d, batch %d: %,.0f tokens/s (%,.0f to %,.0f), %.0f"
              + " GFLOP/s, %.0f %% of a matrix product of 1024 rows (%.0f)%s%n",
          recipe.layers(), recipe.width(), recipe.context(), recipe.batch(), speed, tokens / ours[ours.length - 1],
          tokens / ours[0], operations(recipe, training) * speed / 1e9,
          100 * operations(recipe, training) * speed / peak, peak / 1e9,
          eager.length == 0 ? "" : String.format(Locale.ROOT, "; eager %,.0f (%,.0f to %,.0f), %.2f times that",
              tokens / eager[eager.length / 2], tokens / eager[eager.length - 1], tokens / eager[0],
              eager[eager.length / 2] / ours[ours.length / 2]));
    }
  }

  private static double[] steps(TrainingRun<int[][]> training) {
    double[] seconds = new double[STEPS];
    for (int i = -WARM_UP; i < STEPS; i++) {
      long start = System.nanoTime();
      training.next();
      if (i >= 0) {
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    return seconds;
  }

  /** Both, from the fastest to the slowest. */
  private static double[] joined(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).sorted().toArray();
  }

  /**
   * For each token: two for each weight of a matrix in the forward pass and four in the backward pass (the embedding
   * counts once, as unembedding), and as many for each number of scores and of what they weigh.
   */
  private static double operations(Recipe recipe, TrainingRun<?> training) {
    double weights = training.parameters().values().stream()
        .filter(array -> array.getShape().dimension() == 2).mapToLong(NDArray::size).sum();
    return 6 * weights + 12.0 * recipe.layers() * recipe.width() * recipe.context();
  }
}
