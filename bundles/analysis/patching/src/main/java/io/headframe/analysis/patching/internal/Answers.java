package io.headframe.analysis.patching.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.prompts.api.AnswerMetric;
import java.util.Arrays;

/** Measures answers in the logits of a batch. */
final class Answers {

  private Answers() {}

  /**
   * The metric of each row.
   *
   * @param logits [batch, 1, vocabulary]
   */
  static double[] measure(AnswerMetric metric, NDArray logits, PatchedPrompt prompt) {
    int rows = Math.toIntExact(logits.getShape().get(0));
    int[] answers = new int[rows];
    int[] wrongs = new int[rows];
    Arrays.fill(answers, prompt.answer());
    Arrays.fill(wrongs, prompt.wrong());
    try (NDArray last = logits.squeeze(1); NDArray measured = metric.measure(last, answers, wrongs)) {
      float[] values = measured.toFloatArray();
      double[] metrics = new double[rows];
      Arrays.setAll(metrics, i -> values[i]);
      return metrics;
    }
  }
}
