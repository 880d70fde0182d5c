package io.headframe.architecture.gptneox.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.Weights;

/** Takes apart one projection whose rows are, head by head, those of the query, the key and the value. */
final class FusedProjection {

  private static final int PARTS = 3;

  private FusedProjection() {}

  /** The projections of queries, keys and values. */
  static Linear[] split(Weights weights, String name, ModelConfig sizes, boolean biased) {
    int heads = sizes.heads();
    int width = sizes.headWidth();
    long model = sizes.modelWidth();
    NDArray[] matrices = parts(weights.get(name + ".weight", PARTS * model, model),
        new Shape(heads, PARTS, width, model), new Shape(model, model));
    NDArray[] biases = biased
        ? parts(weights.get(name + ".bias", PARTS * model), new Shape(heads, PARTS, width), new Shape(model))
        : new NDArray[PARTS];
    Linear[] projections = new Linear[PARTS];
    for (int part = 0; part < PARTS; part++) {
      projections[part] = new Linear(matrices[part], biases[part]);
    }
    return projections;
  }

  /** Copies, because rows of one part lie apart; the fused array is closed so that it does not hold memory as well. */
  private static NDArray[] parts(NDArray fused, Shape byHead, Shape shape) {
    NDArray[] parts = new NDArray[PARTS];
    try (fused; NDArray rows = fused.reshape(byHead)) {
      for (int part = 0; part < PARTS; part++) {
        try (NDArray view = rows.get(new NDIndex().addAllDim().addIndices(part)); NDArray copy = view.duplicate()) {
          parts[part] = copy.reshape(shape);
        }
      }
    }
    return parts;
  }
}
