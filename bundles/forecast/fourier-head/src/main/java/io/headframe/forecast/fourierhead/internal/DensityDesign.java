package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.Run;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Recipe;
import io.headframe.predict.distribution.Bins;
import java.util.Map;
import java.util.Set;

/**
 * A network for densities on bins that cover what follows the windows of the training part.
 *
 * @param kind the id of the forecaster
 * @param size of the network
 * @param head makes its head
 */
record DensityDesign(String kind, DensitySize size, HeadMaker head) implements NetworkDesign {

  static final Set<Ability> ABILITIES = Set.of(Ability.QUANTILES, Ability.NEW_SERIES);

  private static final String RANGE = "range";
  private static final int BATCH = 32;
  private static final int PATIENCE = 3;
  private static final double DECLINE = 0.8;

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public Recipe recipe(ForecastTask task) {
    return new Recipe(BATCH, size.epochs(), PATIENCE, size.steps(), epoch -> size.rate() * Math.pow(DECLINE, epoch),
        AdamW.withDecay(0), 1);
  }

  @Override
  public Map<String, FixedArray> derive(Panel training, ForecastTask task, Run run) {
    TargetRange range = TargetRange.of(training, task);
    return Map.of(RANGE, new FixedArray(new float[] {(float) range.low(), (float) range.high()}, 2));
  }

  @Override
  public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
    return new DensityNetwork(shape, size, parameters, head.make(parameters, bins(derived), size));
  }

  /** The bins, in deviations of a window from its mean. */
  Bins bins(Map<String, FixedArray> derived) {
    float[] range = derived.get(RANGE).values();
    return new Bins(size.bins(), range[0], range[1]);
  }
}
