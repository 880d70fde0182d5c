package io.headframe.forecast.learning.samples;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.PointForecaster;
import io.headframe.forecast.learning.Recipe;
import io.headframe.forecast.learning.WindowBatch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One number that training moves up by the learning rate in each step, as Adam does with a gradient that stays the
 * same, and that the validation part likes best at a place. It is the forecast.
 *
 * @param recipe of the training
 * @param best what the validation part likes
 */
public record OneNumber(Recipe recipe, double best) implements NetworkDesign {

  @Override
  public String kind() {
    return "one-number";
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
    NDArray number = parameters.create("number", Initialization.constant(0), 1);
    return new ForecastNetwork() {
      @Override
      public List<LossTerm> loss(WindowBatch windows, Pass pass) {
        return List.of(new LossTerm("distance", 1, pass.training() ? number.neg() : number.sub(best).abs()));
      }

      @Override
      public NDArray output(WindowBatch windows) {
        return windows.past().zerosLike().get(":, :, :" + shape.horizon()).add(number);
      }
    };
  }
}
