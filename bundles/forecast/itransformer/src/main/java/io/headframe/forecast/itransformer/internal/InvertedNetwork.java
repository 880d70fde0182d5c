package io.headframe.forecast.itransformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.WindowBatch;
import io.headframe.forecast.learning.layer.DenseLayer;
import io.headframe.forecast.learning.layer.LayerNormalization;
import io.headframe.forecast.learning.layer.WindowNormalization;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The network of iTransformer: each channel's whole window is one token, and each column of marks another; encoder
 * layers; the tokens of the channels are mapped to the horizon.
 */
final class InvertedNetwork implements ForecastNetwork {

  private final DenseLayer embedding;
  private final List<EncoderLayer> layers;
  private final LayerNormalization norm;
  private final DenseLayer projection;
  private final double dropout;

  InvertedNetwork(NetworkShape shape, Sizes sizes, Parameters parameters) {
    this.embedding = DenseLayer.of(parameters, "embedding", shape.input(), sizes.width());
    this.layers = IntStream.range(0, sizes.layers())
        .mapToObj(layer -> EncoderLayer.of(parameters, "layer" + layer, sizes)).toList();
    this.norm = LayerNormalization.of(parameters, "norm", sizes.width());
    this.projection = DenseLayer.of(parameters, "projection", sizes.width(), shape.horizon());
    this.dropout = sizes.dropout();
  }

  @Override
  public List<LossTerm> loss(WindowBatch windows, Pass pass) {
    NDArray forecast = forecast(windows, (x, place) -> pass.dropout(x, dropout, place));
    return List.of(new LossTerm("mse", 1, forecast.sub(windows.future()).square().mean()));
  }

  @Override
  public NDArray output(WindowBatch windows) {
    return forecast(windows, (x, place) -> x);
  }

  private NDArray forecast(WindowBatch windows, BiFunction<NDArray, String, NDArray> drop) {
    WindowNormalization normal = WindowNormalization.of(windows.past());
    NDArray columns = windows.marks().isEmpty() ? normal.scaled() : normal.scaled().concat(windows.marks(), 1);
    NDArray tokens = drop.apply(embedding.apply(columns), "embedding");
    for (EncoderLayer layer : layers) {
      tokens = layer.apply(tokens, drop);
    }
    long channels = windows.past().getShape().get(1);
    NDArray own = tokens.get(new NDIndex().addAllDim().addSliceDim(0, channels));
    return normal.undo(projection.apply(norm.apply(own)));
  }
}
