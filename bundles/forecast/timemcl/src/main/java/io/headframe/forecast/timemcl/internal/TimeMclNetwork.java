package io.headframe.forecast.timemcl.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
import java.util.List;

/**
 * K trajectories of all channels together, and a score of each. Each channel's window, less its mean and over its
 * deviation, is encoded with weights that the channels share; the mean of the codes over channels is what all of them
 * see and what the scores follow from. A trajectory is a linear map of the window, which the hypotheses share, plus
 * their own head of the code.
 */
final class TimeMclNetwork implements ForecastNetwork {

  /** Of the variance of standardised values, as RevIN has it (Kim and others 2022). */
  static final double EPSILON = 1e-5;

  private final NetworkShape shape;
  private final int hypotheses;
  private final Annealing annealing;
  private final NDArray code;
  private final NDArray codeBias;
  private final NDArray own;
  private final NDArray common;
  private final NDArray mixedBias;
  private final NDArray shared;
  private final NDArray heads;
  private final NDArray headBias;
  private final NDArray scores;
  private final NDArray scoreBias;

  TimeMclNetwork(NetworkShape shape, TimeMclSize size, Annealing annealing, Parameters parameters) {
    this.shape = shape;
    this.hypotheses = size.hypotheses();
    this.annealing = annealing;
    int input = shape.input();
    int hidden = size.hidden();
    int all = hypotheses * shape.horizon();
    Initialization first = Initialization.uniform(1 / Math.sqrt(input));
    Initialization second = Initialization.uniform(1 / Math.sqrt(hidden));
    this.code = parameters.create("encoder.code.weight", first, input, hidden);
    this.codeBias = parameters.create("encoder.code.bias", first, hidden);
    this.own = parameters.create("encoder.own.weight", second, hidden, hidden);
    this.common = parameters.create("encoder.common.weight", second, hidden, hidden);
    this.mixedBias = parameters.create("encoder.mixed.bias", second, hidden);
    this.shared = parameters.create("heads.shared.weight", first, input, shape.horizon());
    this.heads = parameters.create("heads.weight", second, hidden, all);
    this.headBias = parameters.create("heads.bias", second, all);
    this.scores = parameters.create("scores.weight", second, hidden, hypotheses);
    this.scoreBias = parameters.create("scores.bias", Initialization.constant(0), hypotheses);
  }

  /** Validated is the distortion, whatever the temperature. */
  @Override
  public List<LossTerm> loss(WindowBatch windows, Pass pass) {
    Prediction prediction = predict(windows.past());
    NDArray distances = prediction.trajectories.sub(windows.future().expandDims(2)).square().mean(new int[] {3})
        .mean(new int[] {1});
    return MultipleChoiceLoss.terms(
        distances, prediction.scores, pass.training() ? annealing.at(pass.epoch()) : Assignment.winner());
  }

  /** Of each window the trajectories [channel, hypothesis, step], then the probability of each to be the nearest. */
  @Override
  public NDArray output(WindowBatch windows) {
    Prediction prediction = predict(windows.past());
    long batch = windows.size();
    return prediction.trajectories.reshape(new Shape(batch, -1)).concat(Activation.sigmoid(prediction.scores), 1);
  }

  /**
   * What is predicted.
   *
   * @param trajectories [batch, channel, hypothesis, step], standardised as the windows are
   * @param scores [batch, hypothesis], logits
   */
  private record Prediction(NDArray trajectories, NDArray scores) {}

  private Prediction predict(NDArray past) {
    NDArray mean = past.mean(new int[] {-1}, true);
    NDArray centred = past.sub(mean);
    NDArray deviation = centred.square().mean(new int[] {-1}, true).add((float) EPSILON).sqrt();
    NDArray window = centred.div(deviation);
    NDArray codes = Activation.gelu(window.matMul(code).add(codeBias));
    NDArray together = codes.mean(new int[] {1}, true);
    NDArray mixed = Activation.gelu(codes.matMul(own).add(together.matMul(common)).add(mixedBias));
    long batch = past.getShape().get(0);
    NDArray heard = mixed.matMul(heads).add(headBias)
        .reshape(batch, shape.channels(), hypotheses, shape.horizon());
    NDArray trajectories = heard.add(window.matMul(shared).expandDims(2))
        .mul(deviation.expandDims(3)).add(mean.expandDims(3));
    return new Prediction(trajectories, together.squeeze(1).matMul(scores).add(scoreBias));
  }
}
