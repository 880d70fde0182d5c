package io.headframe.forecast.testing.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecast;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The last value that there is, an event added; quantiles and samples around it. */
final class FittedSample implements FittedForecaster {

  private static final ErrorKind STRANGE = ErrorKind.input("HF-SAMPLE-002", "Nothing is known of %s.");

  private final String broken;
  private final Set<Ability> abilities;
  private final ForecastTask task;
  private final ForecastTask.Shape shape;
  private final List<String> ids;
  private final double shift;
  private double greatest;

  FittedSample(String broken, Set<Ability> abilities, ForecastTask task, ForecastTask.Shape shape, List<String> ids,
      double shift) {
    this.broken = broken;
    this.abilities = abilities;
    this.task = task;
    this.shape = shape;
    this.ids = ids;
    this.shift = shift;
  }

  ForecastTask.Shape shape() {
    return shape;
  }

  List<String> ids() {
    return ids;
  }

  double shift() {
    return shift;
  }

  @Override
  public ForecastTask task() {
    return task;
  }

  @Override
  public List<Forecast> predict(Panel history, ForecastRequest request, Run run) {
    if (!breaks("cancelledRun_ends")) {
      run.checkCancelled();
    }
    check(history, request);
    List<Forecast> forecasts = new ArrayList<>();
    for (Series series : history.series()) {
      if (!abilities.contains(Ability.NEW_SERIES) && !ids.contains(series.id())
          && !breaks("newSeries_areForecast_orRefused")) {
        throw new HeadframeException(STRANGE, series.id());
      }
      forecasts.add(forecast(history, series, request, run));
    }
    return forecasts;
  }

  private void check(Panel history, ForecastRequest request) {
    Set<Ability> checked = EnumSet.noneOf(Ability.class);
    checked.addAll(abilities);
    tolerate(checked, "missingValues_areBorne_orRefused", Ability.MISSING_VALUES);
    tolerate(checked, "quantiles_rise_orAreRefused", Ability.QUANTILES);
    tolerate(checked, "samples_areAsManyAsAsked_orAreRefused", Ability.SAMPLES);
    ForecastTask allowed = breaks("horizonLongerThanFitted_isRefused")
        ? new ForecastTask(1000, task.input(), task.season(), 0) : task;
    ForecastTask.Shape fitted = breaks("otherChannels_areForecast_orRefused")
        ? new ForecastTask.Shape(shape.frequency(), history.channels(), shape.known()) : shape;
    allowed.checkHistory(fitted, history, request, breaks("seriesTooShort_areRefused") ? 0 : 1, checked);
  }

  private void tolerate(Set<Ability> checked, String rule, Ability ability) {
    if (breaks(rule)) {
      checked.add(ability);
    }
  }

  private Forecast forecast(Panel history, Series series, ForecastRequest request, Run run) {
    int horizon = request.horizon();
    double[] event = abilities.contains(Ability.KNOWN_COVARIATES) && shape.known().contains("event")
        || breaks("knownCovariates_areUsedAndNeeded_orMakeNoDifference") && series.knownNames().contains("event")
        ? series.known("event", horizon) : new double[series.length() + horizon];
    double[][] points = new double[series.channels()][horizon];
    for (int c = 0; c < points.length; c++) {
      double last = last(series.values(c));
      greatest = Math.max(greatest, Math.abs(last));
      for (int h = 0; h < horizon; h++) {
        points[c][h] = last + shift + event[series.length() + h];
        points[c][h] += breaks("forecast_dependsOnItsOwnWindowAlone") ? history.series().size() : 0;
        points[c][h] += breaks("predictions_doNotChangeTheForecaster") && greatest > 1000 ? 1 : 0;
        points[c][h] /= breaks("constantSeries_areForecastByNumbers") ? last : 1;
      }
    }
    long[] stamps = history.following(series, horizon);
    stamps[0] += breaks("forecast_hasTheShapeAsked_andFollowsTheHistory") ? 1 : 0;
    double direction = breaks("quantiles_rise_orAreRefused") ? -1 : 1;
    double[][][] quantiles = new double[request.quantiles().size()][][];
    for (int q = 0; q < quantiles.length; q++) {
      quantiles[q] = moved(points, direction * request.quantiles().get(q));
    }
    int wanted = request.samples() - (breaks("samples_areAsManyAsAsked_orAreRefused") ? 1 : 0);
    double[][][] samples = new double[Math.max(0, wanted)][][];
    Random random = new Random(run.seed());
    for (int s = 0; s < samples.length; s++) {
      samples[s] = moved(points, random.nextGaussian());
    }
    return new Forecast(series.id(), stamps, points, request.quantiles(), quantiles, samples, new double[0]);
  }

  private static double[][] moved(double[][] points, double by) {
    double[][] moved = new double[points.length][points[0].length];
    for (int c = 0; c < moved.length; c++) {
      for (int h = 0; h < moved[c].length; h++) {
        moved[c][h] = points[c][h] + by;
      }
    }
    return moved;
  }

  private double last(double[] values) {
    int i = values.length - 1;
    while (i > 0 && Double.isNaN(values[i]) && !breaks("missingValues_areBorne_orRefused")) {
      i--;
    }
    return i < 0 ? 0 : values[i];
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  @Override
  public void save(Path folder) throws IOException {
    SampleForecaster.save(this, folder);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
