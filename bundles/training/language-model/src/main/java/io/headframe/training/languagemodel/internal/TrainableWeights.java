package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.core.transformer.Weights;

/**
 * Weights that are trained, with the first numbers of GPT-2 (Radford et al., 2019, section 2.3): normal with deviation
 * 0.02, and what writes into the residual stream divided by √(2 · layers), so that the stream does not grow with the
 * depth. Gains begin at 1. There are no biases.
 */
final class TrainableWeights implements Weights {

  private static final double DEVIATION = 0.02;

  private final Parameters parameters;
  private final int layers;

  TrainableWeights(Parameters parameters, int layers) {
    this.parameters = parameters;
    this.layers = layers;
  }

  @Override
  public NDArray get(String name, long... shape) {
    return parameters.create(name, start(name, shape), shape);
  }

  private Initialization start(String name, long[] shape) {
    if (shape.length == 1) {
      return Initialization.constant(1);
    }
    boolean writes = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
    return Initialization.normal(writes ? DEVIATION / Math.sqrt(2.0 * layers) : DEVIATION);
  }

  @Override
  public boolean has(String name) {
    return false;
  }
}
