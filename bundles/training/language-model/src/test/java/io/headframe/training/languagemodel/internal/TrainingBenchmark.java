package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.core.training.TrainingRun;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a step of training costs: tokens per second, and the arithmetic of its matrix products as a share of what one
 * large matrix product reaches in the same process.
 */
final class TrainingBenchmark {

  /** Layers, heads, width, context, batch: the default of {@code train-lm}, and smaller and larger. */
  private static final int[][] SIZES = {
      {2, 4, 64, 128, 16}, {4, 4, 128, 256, 8}, {4, 4, 128, 512, 8}, {6, 6, 384, 256, 8}};

  private static final int WARM_UP = 5;
  private static final int STEPS = 15;
  private static final int VOCABULARY = 1024;

  private TrainingBenchmark() {}

  /** Prints a line for each size. */
  public static void main(String[] arguments) {
    double peak = peak();
    System.out.printf(Locale.ROOT, "matrix product of 1024 x 1024 x 1024 in PyTorch, Java %s: %.0f GFLOP/s%n",
        System.getProperty("java.version"), peak / 1e9);
    for (int[] size : SIZES) {
      measure(size, peak);
    }
  }

  /** Arithmetic operations a second: the best of some products. */
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

  private static void measure(int[] size, double peak) {
    JsonObject changes = new JsonObject();
    String[] names = {"layers", "heads", "width", "context", "batch"};
    for (int i = 0; i < names.length; i++) {
      changes.addProperty(names[i], size[i]);
    }
    changes.addProperty("steps", 1000);
    Recipe recipe = Recipe.standard().with("of the benchmark", changes);
    Corpus corpus = Corpus.of(MarkovSource.text(100_000), new MarkovSource(), recipe, () -> { });
    try (TrainedModel trained = new TrainedModel(recipe, ModelFolder.config(recipe, VOCABULARY, 0),
        new LlamaArchitecture(), new MarkovSource(), "00", corpus, TrainedModel.schedule(recipe), 1)) {
      TrainingRun<int[][]> training = trained.training();
      double[] seconds = new double[STEPS];
      double[] forward = new double[STEPS];
      for (int i = -WARM_UP; i < STEPS; i++) {
        long start = System.nanoTime();
        training.next();
        long middle = System.nanoTime();
        training.evaluate(training.inStep(corpus::batch));
        if (i >= 0) {
          seconds[i] = (middle - start) / 1e9;
          forward[i] = (System.nanoTime() - middle) / 1e9;
        }
      }
      Arrays.sort(seconds);
      Arrays.sort(forward);
      double step = seconds[STEPS / 2];
      double tokens = (double) recipe.batch() * recipe.context();
      System.out.printf(Locale.ROOT, "training, %d layers, width %d, context %d, batch %d: %.1f ms a step (forward"
              + " alone %.1f), %,.0f tokens/s, %.0f GFLOP/s, %.0f %% of the matrix product, range %.1f to %.1f ms,"
              + " n = %d%n",
          recipe.layers(), recipe.width(), recipe.context(), recipe.batch(), 1e3 * step, 1e3 * forward[STEPS / 2],
          tokens / step, operations(recipe, training) * tokens / step / 1e9,
          100 * operations(recipe, training) * tokens / step / peak, 1e3 * seconds[0], 1e3 * seconds[STEPS - 1], STEPS);
    }
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
