package io.headframe.forecast.itransformer.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.layer.DenseLayer;
import java.util.function.UnaryOperator;

/**
 * Attention among all tokens: softmax(q kᵀ / √e) v in each head of width e, and a projection of the heads side by side.
 * Vaswani and others (2017), arXiv 1706.03762, section 3.2. For one thread.
 *
 * @param query to queries
 * @param key to keys
 * @param value to values
 * @param output from the heads side by side
 * @param heads how many
 */
record AttentionLayer(DenseLayer query, DenseLayer key, DenseLayer value, DenseLayer output, int heads) {

  static AttentionLayer of(Parameters parameters, String name, int width, int heads) {
    return new AttentionLayer(DenseLayer.of(parameters, name + ".query", width, width),
        DenseLayer.of(parameters, name + ".key", width, width),
        DenseLayer.of(parameters, name + ".value", width, width),
        DenseLayer.of(parameters, name + ".output", width, width), heads);
  }

  /**
   * What each token takes from all.
   *
   * @param x [batch, token, width]
   * @param dropout of the pattern [batch, head, token, token]
   * @return [batch, token, width]
   */
  NDArray apply(NDArray x, UnaryOperator<NDArray> dropout) {
    double scale = 1 / Math.sqrt((double) x.getShape().get(2) / heads);
    NDArray scores = GraphArrays.scaled(split(query.apply(x)), scale).matMul(split(key.apply(x)).transpose(0, 1, 3, 2));
    NDArray joined = dropout.apply(scores.softmax(-1)).matMul(split(value.apply(x)));
    return output.apply(joined.transpose(0, 2, 1, 3).reshape(x.getShape()));
  }

  /** [batch, token, width] → [batch, head, token, width of a head]. */
  private NDArray split(NDArray x) {
    long width = x.getShape().get(2) / heads;
    return x.reshape(x.getShape().get(0), x.getShape().get(1), heads, width).transpose(0, 2, 1, 3);
  }
}
