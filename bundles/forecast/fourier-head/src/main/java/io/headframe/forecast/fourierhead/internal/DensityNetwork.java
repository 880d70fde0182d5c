package io.headframe.forecast.fourierhead.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
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
  private final NDArray hidden;
  private final NDArray hiddenBias;
  private final NDArray steps;
  private final NDArray past;
  private final NDArray stepBias;

  DensityNetwork(NetworkShape shape, DensitySize size, Parameters parameters, DistributionHead head) {
    this.shape = shape;
    this.size = size;
    this.head = head;
    int input = shape.input();
    int all = shape.horizon() * size.features();
    Initialization first = Initialization.uniform(1 / Math.sqrt(input));
    Initialization second = Initialization.uniform(1 / Math.sqrt(size.hidden()));
    this.hidden = parameters.create("encoder.hidden.weight", first, input, size.hidden());
    this.hiddenBias = parameters.create("encoder.hidden.bias", first, size.hidden());
    this.steps = parameters.create("encoder.steps.weight", second, size.hidden(), all);
    this.past = parameters.create("encoder.past.weight", first, input, all);
    this.stepBias = parameters.create("encoder.steps.bias", second, all);
  }

  @Override
  public List<LossTerm> loss(WindowBatch windows, Pass pass) {
    Normalised past = normalised(windows.past());
    NDArray features = features(past.window);
    NDArray future = windows.future().sub(past.mean).div(past.deviation);
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
    return head.apply(features(normalised(windows.past()).window)).logProbabilities().exp();
  }

  /** Windows in deviations from their means: [batch, channel, input], and [batch, channel, 1] of the other two. */
  private record Normalised(NDArray window, NDArray mean, NDArray deviation) {}

  private static Normalised normalised(NDArray past) {
    NDArray mean = past.mean(new int[] {-1}, true);
    NDArray centred = past.sub(mean);
    NDArray deviation = centred.square().mean(new int[] {-1}, true).add((float) WindowScale.EPSILON).sqrt();
    return new Normalised(centred.div(deviation), mean, deviation);
  }

  /** [batch, channel, input] → [batch, channel, step, feature]. */
  private NDArray features(NDArray window) {
    NDArray inner = Activation.gelu(window.matMul(hidden).add(hiddenBias));
    NDArray all = inner.matMul(steps).add(window.matMul(past)).add(stepBias);
    Shape batch = window.getShape();
    return Activation.gelu(all).reshape(batch.get(0), batch.get(1), shape.horizon(), size.features());
  }
}
