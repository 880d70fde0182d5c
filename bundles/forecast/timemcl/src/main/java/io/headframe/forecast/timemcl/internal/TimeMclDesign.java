package io.headframe.forecast.timemcl.internal;

import io.headframe.core.training.AdamW;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Recipe;
import java.util.Map;
import java.util.Set;

/**
 * How TimeMCL is trained: the temperature falls over two thirds of the epochs, then the nearest learns alone. No epoch
 * ends the training early, because the error stays while the temperature is above the next one at which hypotheses
 * part.
 *
 * @param size of the network
 */
record TimeMclDesign(TimeMclSize size) implements NetworkDesign {

  static final Set<Ability> ABILITIES = Set.of(Ability.QUANTILES, Ability.SAMPLES, Ability.NEW_SERIES);

  private static final int BATCH = 32;

  /** In variances of a standardised series: all hypotheses meet at the mean, and in the end none does with another. */
  private static final double FIRST_TEMPERATURE = 1;
  private static final double LAST_TEMPERATURE = 1e-3;

  @Override
  public String kind() {
    return TimeMcl.ID;
  }

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public Recipe recipe(ForecastTask task) {
    int annealed = annealed();
    return new Recipe(BATCH, size.epochs(), size.epochs(), size.steps(),
        epoch -> size.rate() * Math.pow(0.7, Math.max(0, epoch - annealed)), AdamW.withDecay(0), 1);
  }

  @Override
  public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
    return new TimeMclNetwork(
        shape, size, new Annealing(FIRST_TEMPERATURE, LAST_TEMPERATURE, annealed()), parameters);
  }

  private int annealed() {
    return Math.max(1, size.epochs() * 2 / 3);
  }
}
