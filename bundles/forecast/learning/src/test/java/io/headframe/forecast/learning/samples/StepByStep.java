package io.headframe.forecast.learning.samples;

import ai.djl.ndarray.NDArray;
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
import io.headframe.forecast.learning.layer.DenseLayer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An autoregression, as GPHT and HiSS forecast: it learns the next value from the true ones before, and feeds on its
 * own when it forecasts.
 *
 * @param recipe of the training
 */
public record StepByStep(Recipe recipe) implements NetworkDesign {

  @Override
  public String kind() {
    return "step-by-step";
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
    DenseLayer next = DenseLayer.of(parameters, "next", shape.input(), 1);
    return new ForecastNetwork() {
      @Override
      public List<LossTerm> loss(WindowBatch windows, Pass pass) {
        NDArray all = windows.past().concat(windows.future(), 2);
        NDArray error = null;
        for (int h = 0; h < shape.horizon(); h++) {
          NDArray seen = all.get(":, :, " + h + ":" + (h + shape.input()));
          NDArray came = all.get(":, :, " + (h + shape.input()) + ":" + (h + shape.input() + 1));
          NDArray one = next.apply(seen).sub(came).square().mean();
          error = error == null ? one : error.add(one);
        }
        return List.of(new LossTerm("next value", 1, error));
      }

      @Override
      public NDArray output(WindowBatch windows) {
        NDArray all = windows.past();
        for (int h = 0; h < shape.horizon(); h++) {
          all = all.concat(next.apply(all.get(":, :, " + h + ":")), 2);
        }
        return all.get(":, :, " + shape.input() + ":");
      }
    };
  }
}
