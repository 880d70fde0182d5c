package io.headframe.forecast.itransformer.internal;

import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.PointForecaster;
import io.headframe.forecast.learning.Recipe;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Sizes and recipe.
 *
 * @param sizes by horizon
 * @param recipe of the training
 */
record InvertedDesign(IntFunction<Sizes> sizes, Recipe recipe) implements NetworkDesign {

  private static final double RATE = 1e-4;
  private static final int EPOCHS = 10;

  /** As in the authors' scripts for ETTh1. */
  static InvertedDesign published() {
    return new InvertedDesign(Sizes::published, Recipe.halving(RATE, EPOCHS));
  }

  /** One that learns in less than a second. */
  static InvertedDesign small() {
    return new InvertedDesign(horizon -> new Sizes(16, 16, 2, 1, 0.1), Recipe.halving(1e-2, 3).withLeastSteps(30));
  }

  @Override
  public String kind() {
    return "itransformer";
  }

  @Override
  public Set<Ability> abilities() {
    return PointForecaster.ABILITIES;
  }

  @Override
  public Recipe recipe(ForecastTask task) {
    return recipe;
  }

  @Override
  public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
    return new InvertedNetwork(shape, sizes.apply(shape.horizon()), parameters);
  }
}
