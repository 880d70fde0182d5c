package io.headframe.forecast.itransformer.internal;

import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learningtesting.NetworkTests;
import java.util.Map;

class InvertedNetworkTest extends NetworkTests {

  private static final Sizes SIZES = new Sizes(8, 12, 2, 2, 0.1);

  @Override
  protected ForecastNetwork build(Parameters parameters) {
    return new InvertedNetwork(SHAPE, SIZES, parameters);
  }

  @Override
  protected double[][] expected(Map<String, double[]> arrays, double[][] past, double[][] marks) {
    return new PlainTransformer(arrays, SIZES).forecast(past, marks);
  }

  /** A bias of keys adds the same to all scores of a query, which a softmax does not see. */
  @Override
  protected boolean withoutGradient(String name) {
    return name.endsWith("key.bias");
  }
}
