package io.headframe.forecast.olinear.internal;

import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learningtesting.NetworkTests;
import java.util.Map;
import java.util.SplittableRandom;

class OrthogonalNetworkTest extends NetworkTests {

  private static final Sizes SIZES = new Sizes(3, 8, 12, 2, 0.1);

  /** Any matrices show that they are used where and how they should be. */
  private static final Map<String, FixedArray> BASES = Map.of(
      OrthogonalNetwork.INPUT_BASIS,
      new FixedArray(Initialization.normal(0.5).values(36, new SplittableRandom(8)), 6, 6),
      OrthogonalNetwork.OUTPUT_BASIS,
      new FixedArray(Initialization.normal(0.5).values(16, new SplittableRandom(9)), 4, 4));

  @Override
  protected ForecastNetwork build(Parameters parameters) {
    return new OrthogonalNetwork(SHAPE, SIZES, parameters, BASES);
  }

  @Override
  protected double[][] expected(Map<String, double[]> arrays, double[][] past, double[][] marks) {
    return new PlainOrthogonal(arrays, BASES, SIZES).forecast(past);
  }
}
