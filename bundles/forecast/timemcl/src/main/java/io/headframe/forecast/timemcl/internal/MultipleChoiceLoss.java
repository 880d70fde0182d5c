package io.headframe.forecast.timemcl.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.LossTerm;
import java.util.List;

/**
 * The loss of multiple choice learning with scores. With distances d and shares q, and σ the logistic function,
 *
 * <pre>
 *   error = mean over windows of Σ_k q_k d_k          score = mean over windows and k of H(1{k nearest}, σ(z_k))
 * </pre>
 *
 * with H the binary cross-entropy. Where the nearest learns alone and what is found is independent of the window, the
 * error is the distortion of a quantiser: its minima are Voronoi cells with their centroids (Lloyd and Max), and the
 * scores are the probabilities of the cells.
 */
final class MultipleChoiceLoss {

  /** As with TimeMCL's authors. */
  private static final double SCORE_WEIGHT = 0.5;

  private MultipleChoiceLoss() {}

  /**
   * Both terms.
   *
   * @param distances [window, hypothesis]
   * @param scores [window, hypothesis], the logits z
   */
  static List<LossTerm> terms(NDArray distances, NDArray scores, Assignment assignment) {
    int windows = (int) distances.getShape().get(0);
    int hypotheses = (int) distances.getShape().get(1);
    Shape shape = new Shape(windows, hypotheses);
    float[] numbers = distances.toFloatArray();
    float[] shares = assignment.shares(numbers, hypotheses);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= windows;
    }
    float[] won = Assignment.winner().shares(numbers, hypotheses);
    NDArray error = distances.mul(GraphArrays.create(distances.getManager(), shares, shape)).sum();
    NDArray score = Activation.softPlus(scores)
        .sub(scores.mul(GraphArrays.create(scores.getManager(), won, shape))).mean();
    return List.of(new LossTerm("error", 1, error), new LossTerm("score", SCORE_WEIGHT, score));
  }
}
