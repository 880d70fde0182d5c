package io.headframe.forecast.olinear.internal;

import io.headframe.core.method.Run;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
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
 * @param sizes of the network
 * @param recipe by horizon
 */
record OrthogonalDesign(Sizes sizes, IntFunction<Recipe> recipe) implements NetworkDesign {

  private static final int EPOCHS = 30;
  private static final int PATIENCE = 8;

  /** Where the published script has the smaller rate. */
  private static final int LONG = 720;

  /** As in the authors' script for ETTh1. */
  static OrthogonalDesign published() {
    return new OrthogonalDesign(
        Sizes.published(), horizon -> Recipe.halving(horizon < LONG ? 5e-4 : 1e-4, EPOCHS).withPatience(PATIENCE));
  }

  /** One that learns in less than a second. */
  static OrthogonalDesign small() {
    return new OrthogonalDesign(
        new Sizes(4, 16, 16, 1, 0.1), horizon -> Recipe.halving(1e-2, 3).withLeastSteps(30));
  }

  @Override
  public String kind() {
    return "olinear";
  }

  @Override
  public Set<Ability> abilities() {
    return PointForecaster.ABILITIES;
  }

  @Override
  public Recipe recipe(ForecastTask task) {
    return recipe.apply(task.horizon());
  }

  @Override
  public Map<String, FixedArray> derive(Panel training, ForecastTask task, Run run) {
    return Map.of(OrthogonalNetwork.INPUT_BASIS, OrthogonalBasis.of(training, task.input(), run),
        OrthogonalNetwork.OUTPUT_BASIS, OrthogonalBasis.of(training, task.horizon(), run));
  }

  @Override
  public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
    return new OrthogonalNetwork(shape, sizes, parameters, derived);
  }
}
