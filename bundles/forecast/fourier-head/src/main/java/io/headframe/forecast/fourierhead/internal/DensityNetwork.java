package io.headframe.forecast.fourierhead.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
import io.headframe.forecast.learning.layer.DenseLayer;
import io.headframe.forecast.learning.layer.WindowNormalization;
import io.headframe.predict.distribution.DistributionHead;
import io.headframe.predict.distribution.HeadOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Each channel by itself: the window less its mean and over its deviation, an encoder with one hidden layer beside a
 * linear map, features for each step ahead, and one head for all steps.
 */
final class DensityNetwork implements ForecastNetwork {

  /** So many steps of a window are learned from at a time; more would make a step slow. */
  private static final int STEPS_AT_A_TIME = 32;

  private final NetworkShape shape;
  private final DensitySize size;
  private final DistributionHead head;
  private final DenseLayer hidden;
  private final DenseLayer steps;
  private final DenseLayer past;

  DensityNetwork(NetworkShape shape, DensitySize size, Parameters parameters, DistributionHead head) {
    this.shape = shape;
    this.size = size;
    this.head = head;
    int all = shape.horizon() * size.features();
    this.hidden = DenseLayer.of(parameters, "encoder.hidden", shape.input(), size.hidden());
    this.steps = DenseLayer.of(parameters, "encoder.steps", size.hidden(), all);
    this.past = DenseLayer.of(parameters, "encoder.past", shape.input(), all);
  }

  @Override
  public List<LossTerm> loss(WindowBatch windows, Pass pass) {
    WindowNormalization window = WindowNormalization.of(windows.past());
    NDArray features = features(window.scaled());
    NDArray future = windows.future().sub(window.mean()).div(window.deviation());
    int count = Math.min(STEPS_AT_A_TIME, shape.horizon());
    if (pass.training() && count < shape.horizon()) {
      int first = pass.context().random("steps").nextInt(shape.horizon() - count + 1);
      NDIndex some = new NDIndex(":, :, " + first + ":" + (first + count));
      features = features.get(some);
      future = future.get(some);
    }
    HeadOutput output = head.apply(features);
    float[] values = future.toFloatArray();
    int[] found = new int[values.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = head.bins().of(values[i]);
    }
    List<LossTerm> terms = new ArrayList<>(List.of(new LossTerm("loss", 1, output.loss(found))));
    output.penalty().ifPresent(penalty -> terms.add(new LossTerm("roughness", 1, penalty)));
    return terms;
  }

  /** The probabilities of the bins: [batch, channel, step, bin]. */
  @Override
  public NDArray output(WindowBatch windows) {
    return head.apply(features(WindowNormalization.of(windows.past()).scaled())).logProbabilities().exp();
  }

  /** [batch, channel, input] → [batch, channel, step, feature]. */
  private NDArray features(NDArray window) {
    NDArray inner = Activation.gelu(hidden.apply(window));
    NDArray all = steps.apply(inner).add(past.apply(window));
    Shape batch = window.getShape();
    return Activation.gelu(all).reshape(batch.get(0), batch.get(1), shape.horizon(), size.features());
  }
}
