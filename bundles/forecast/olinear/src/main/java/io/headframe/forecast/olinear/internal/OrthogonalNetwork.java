package io.headframe.forecast.olinear.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
import io.headframe.forecast.learning.layer.DenseLayer;
import io.headframe.forecast.learning.layer.LayerNormalization;
import io.headframe.forecast.learning.layer.WindowNormalization;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The network of OLinear. Each value of a window stands there D times, multiplied by e₁ … e_D; the window is written in
 * the basis of its steps, mapped to a token, mixed, mapped to D windows of the horizon in the basis of its steps,
 * turned back, and D are made one.
 *
 * <p>The D multiples of a window meet a linear map first, which is therefore computed as one: Σ_d W_d (e_d Qᵀx + δ) =
 * (Σ_d e_d W_d) Qᵀx + (Σ_d W_d) δ. The numbers are the same within rounding, for a D-th of the work.
 */
final class OrthogonalNetwork implements ForecastNetwork {

  static final String INPUT_BASIS = "basis.input";
  static final String OUTPUT_BASIS = "basis.output";

  /** Keeps RevIN's gain away from 0 where it is divided by. */
  private static final double LEAST_GAIN = 1e-10;

  private final NetworkShape shape;
  private final Sizes sizes;
  private final NDArray inputBasis;
  private final NDArray outputBasis;
  private final NDArray gain;
  private final NDArray bias;
  private final NDArray multiples;
  private final NDArray inputDelta;
  private final NDArray outputDelta;
  private final DenseLayer input;
  private final List<EncoderLayer> layers;
  private final LayerNormalization norm;
  private final DenseLayer output;
  private final DenseLayer up;
  private final DenseLayer down;
  private final NDArray weights;

  OrthogonalNetwork(NetworkShape shape, Sizes sizes, Parameters parameters, Map<String, FixedArray> derived) {
    this.shape = shape;
    this.sizes = sizes;
    int channels = shape.channels();
    int copies = sizes.copies();
    this.inputBasis = derived.get(INPUT_BASIS).on(parameters.memory());
    this.outputBasis = derived.get(OUTPUT_BASIS).on(parameters.memory());
    this.gain = parameters.create("window.gain", Initialization.constant(1), channels, 1);
    this.bias = parameters.create("window.bias", Initialization.constant(0), channels, 1);
    this.multiples = parameters.create("multiples", Initialization.normal(1), 1, copies);
    this.inputDelta = parameters.create("delta.input", Initialization.constant(0), channels, shape.input());
    this.outputDelta = parameters.create("delta.output", Initialization.constant(0), channels, 1, shape.horizon());
    this.input = DenseLayer.of(parameters, "input", copies * shape.input(), sizes.width());
    this.layers = IntStream.range(0, sizes.layers())
        .mapToObj(layer -> EncoderLayer.of(parameters, "layer" + layer, channels, sizes)).toList();
    this.norm = LayerNormalization.of(parameters, "norm", sizes.width());
    this.output = DenseLayer.of(parameters, "output", sizes.width(), copies * shape.horizon());
    this.up = DenseLayer.of(parameters, "up", copies * shape.horizon(), sizes.hidden());
    this.down = DenseLayer.of(parameters, "down", sizes.hidden(), shape.horizon());
    this.weights = GraphArrays.create(parameters.memory(), stepWeights(shape.horizon()), new Shape(shape.horizon()));
  }

  /** 1 / √h for step h from 1: what is near counts more. */
  private static float[] stepWeights(int horizon) {
    float[] weights = new float[horizon];
    for (int h = 0; h < horizon; h++) {
      weights[h] = (float) (1 / Math.sqrt(h + 1));
    }
    return weights;
  }

  @Override
  public List<LossTerm> loss(WindowBatch windows, Pass pass) {
    NDArray forecast = forecast(windows, (x, place) -> pass.dropout(x, sizes.dropout(), place));
    return List.of(new LossTerm("weighted error", 1, forecast.sub(windows.future()).abs().mul(weights).mean()));
  }

  @Override
  public NDArray output(WindowBatch windows) {
    return forecast(windows, (x, place) -> x);
  }

  private NDArray forecast(WindowBatch windows, BiFunction<NDArray, String, NDArray> drop) {
    WindowNormalization normal = WindowNormalization.of(windows.past());
    NDArray tokens = tokens(normal.scaled().mul(gain).add(bias).matMul(inputBasis.transpose()));
    for (EncoderLayer layer : layers) {
      tokens = layer.apply(tokens, drop);
    }
    NDArray forecast = down.apply(Activation.gelu(up.apply(turnedBack(output.apply(norm.apply(tokens))))));
    return normal.undo(drop.apply(forecast, "forecast").sub(bias).div(gain.add(LEAST_GAIN)));
  }

  /** [batch, channel, input] in the basis → [batch, channel, width]. */
  private NDArray tokens(NDArray x) {
    int copies = sizes.copies();
    int length = shape.input();
    NDArray each = input.weight().reshape(sizes.width(), copies, length);
    NDArray weighted = multiples.matMul(each).reshape(sizes.width(), length);
    NDArray shifts = inputDelta.matMul(each.sum(new int[] {1}).transpose());
    return Linear.linear(x, weighted, input.bias()).get(0).add(shifts);
  }

  /** [batch, channel, D · horizon] in the basis → the same shape as time. */
  private NDArray turnedBack(NDArray x) {
    NDArray time = x.reshape(x.getShape().get(0), shape.channels(), sizes.copies(), shape.horizon())
        .matMul(outputBasis).add(outputDelta);
    return time.reshape(x.getShape());
  }
}
