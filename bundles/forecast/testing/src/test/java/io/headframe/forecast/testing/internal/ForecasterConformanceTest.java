package io.headframe.forecast.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.internal.FailingTests;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.testing.ForecasterConformance;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterConformanceTest {

  private static final Set<Ability> FITTED =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Ability.PRETRAINED)));

  @TempDir
  Path folder;

  @Test
  void goodForecaster_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing("", FITTED));
    assertEquals(Set.of(), failing("", EnumSet.noneOf(Ability.class)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description_isOneLineWithoutAFullStop", "forecast_hasTheShapeAsked_andFollowsTheHistory",
      "oneSeed_givesTheSameForecasts", "savedForecaster_forecastsTheSame", "damagedFolder_isRefused",
      "forecast_dependsOnItsOwnWindowAlone", "predictions_doNotChangeTheForecaster", "quantiles_rise_orAreRefused",
      "samples_areAsManyAsAsked_orAreRefused", "seriesTooShort_areRefused", "horizonLongerThanFitted_isRefused",
      "otherChannels_areForecast_orRefused", "missingValues_areBorne_orRefused", "constantSeries_areForecastByNumbers",
      "cancelledRun_ends"})
  void forecasterThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), failing(rule, FITTED));
  }

  /** What is not among the abilities must be refused or make no difference. */
  @ParameterizedTest
  @ValueSource(strings = {"quantiles_rise_orAreRefused", "samples_areAsManyAsAsked_orAreRefused",
      "missingValues_areBorne_orRefused", "knownCovariates_areUsedAndNeeded_orMakeNoDifference",
      "newSeries_areForecast_orRefused"})
  void abilityThatIsNotSaid_failsExactlyItsRule(String rule) throws Exception {
    assertEquals(Set.of(rule), failing(rule, EnumSet.noneOf(Ability.class)));
  }

  private Set<String> failing(String broken, Set<Ability> abilities) throws Exception {
    SampleForecaster sample = new SampleForecaster(broken, abilities);
    return FailingTests.of(new ForecasterConformance() {
      @Override
      protected Forecaster technique() {
        return sample;
      }
    }, folder);
  }
}
