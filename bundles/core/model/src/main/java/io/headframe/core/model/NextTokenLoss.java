package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The loss that language models are trained with: −log p(next token), in nats. */
public final class NextTokenLoss {

  private NextTokenLoss() {}

  /**
   * The loss at each position but the last.
   *
   * @param logits [batch, position, vocabulary]
   * @param tokens [batch, position], the tokens that the logits were computed from
   * @return [batch, position − 1], with the owner of {@code logits}; differentiable
   */
  public static NDArray of(NDArray logits, int[][] tokens) {
    int batch = tokens.length;
    int predicted = tokens[0].length - 1;
    long[] next = new long[batch * predicted];
    for (int row = 0; row < batch; row++) {
      for (int i = 0; i < predicted; i++) {
        next[row * predicted + i] = tokens[row][i + 1];
      }
    }
    NDArray logProbabilities = logits.get(":, :" + predicted).logSoftmax(-1);
    try (NDArray index = GraphArrays.create(logits.getManager(), next, new Shape(batch, predicted, 1))) {
      return logProbabilities.gather(index, 2).squeeze(2).neg();
    }
  }
}
