package io.headframe.forecast.timemcl.internal;

import ai.djl.ndarray.NDArray;
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
import java.util.List;

/**
 * K trajectories of all channels together, and a score of each. Each channel's window, less its mean and over its
 * deviation, is encoded with weights that the channels share; the mean of the codes over channels is what all of them
 * see and what the scores follow from. A trajectory is a linear map of the window, which the hypotheses share, plus
 * their own head of the code.
 */
final class TimeMclNetwork implements ForecastNetwork {

  private final NetworkShape shape;
  private final int hypotheses;
  private final Annealing annealing;
  private final DenseLayer code;
  private final DenseLayer own;
  private final DenseLayer common;
  private final DenseLayer shared;
  private final DenseLayer heads;
  private final DenseLayer scores;

  TimeMclNetwork(NetworkShape shape, TimeMclSize size, Annealing annealing, Parameters parameters) {
    this.shape = shape;
    this.hypotheses = size.hypotheses();
    this.annealing = annealing;
    int hidden = size.hidden();
    this.code = DenseLayer.of(parameters, "encoder.code", shape.input(), hidden);
    this.own = DenseLayer.of(parameters, "encoder.own", hidden, hidden);
    this.common = DenseLayer.of(parameters, "encoder.common", hidden, hidden);
    this.shared = DenseLayer.of(parameters, "heads.shared", shape.input(), shape.horizon());
    this.heads = DenseLayer.of(parameters, "heads.own", hidden, hypotheses * shape.horizon());
    this.scores = DenseLayer.of(parameters, "scores", hidden, hypotheses);
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
    WindowNormalization window = WindowNormalization.of(past);
    NDArray codes = Activation.gelu(code.apply(window.scaled()));
    NDArray together = codes.mean(new int[] {1}, true);
    NDArray mixed = Activation.gelu(own.apply(codes).add(common.apply(together)));
    NDArray apart = heads.apply(mixed)
        .reshape(past.getShape().get(0), shape.channels(), hypotheses, shape.horizon());
    NDArray trajectories = apart.add(shared.apply(window.scaled()).expandDims(2))
        .mul(window.deviation().expandDims(3)).add(window.mean().expandDims(3));
    return new Prediction(trajectories, scores.apply(together.squeeze(1)));
  }
}
