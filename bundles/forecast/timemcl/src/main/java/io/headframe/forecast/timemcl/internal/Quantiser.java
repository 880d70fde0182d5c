package io.headframe.forecast.timemcl.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.method.Run;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Hypotheses and scores that depend on nothing, trained with the loss of TimeMCL: a quantiser of the distribution that
 * samples are from. What it should become is known in closed form for many.
 *
 * @param hypotheses [hypothesis][number]
 * @param scores [hypothesis], between 0 and 1
 */
record Quantiser(double[][] hypotheses, double[] scores) {

  /** A rate that rises fast and falls to almost nothing, so that what is left is the minimum and no noise. */
  private static final double RATE = 0.1;
  private static final int WARM_UP = 10;
  private static final double LAST_RATE = 1e-4;

  /** The first steps are long, and are to be forgotten. */
  private static final AdamW OPTIMIZER = new AdamW(0.9, 0.95, 1e-8, 0);

  /**
   * Trains on the same samples in each step.
   *
   * @param samples [sample][number]
   * @param start [hypothesis][number]
   * @param steps how many
   * @param assignment of each step, counted from 0
   * @param run cancellation
   */
  static Quantiser train(
      float[][] samples, float[][] start, int steps, LongFunction<Assignment> assignment, Run run) {
    int numbers = samples[0].length;
    int count = start.length;
    TrainingSettings settings = new TrainingSettings(0, Schedule.warmUpCosine(RATE, WARM_UP, steps, LAST_RATE),
        OPTIMIZER, Double.POSITIVE_INFINITY, List.of());
    try (TrainingRun<Void> training = new TrainingRun<>(settings, context -> null, parameters -> {
      NDArray found = GraphArrays.create(parameters.memory(), flat(samples), new Shape(samples.length, 1, numbers));
      NDArray one = parameters.memory().ones(new Shape(samples.length, 1));
      NDArray hypotheses = parameters.create("hypotheses", Initialization.of(flat(start)), 1, count, numbers);
      NDArray scores = parameters.create("scores", Initialization.constant(0), 1, count);
      return (batch, context) -> MultipleChoiceLoss.terms(
          hypotheses.sub(found).square().mean(new int[] {2}), one.mul(scores), assignment.apply(context.step()));
    })) {
      while (training.step() < steps) {
        run.checkCancelled();
        training.next();
      }
      float[] hypotheses = training.parameters().get("hypotheses").toFloatArray();
      float[] logits = training.parameters().get("scores").toFloatArray();
      double[][] trained = new double[count][numbers];
      double[] scores = new double[count];
      for (int k = 0; k < count; k++) {
        for (int i = 0; i < numbers; i++) {
          trained[k][i] = hypotheses[k * numbers + i];
        }
        scores[k] = 1 / (1 + Math.exp(-logits[k]));
      }
      return new Quantiser(trained, scores);
    }
  }

  private static float[] flat(float[]... rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }
}
