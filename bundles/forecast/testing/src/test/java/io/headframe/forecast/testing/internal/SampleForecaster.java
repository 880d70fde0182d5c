package io.headframe.forecast.testing.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A forecaster that keeps every rule of the kit, or breaks the one whose test is named. */
public final class SampleForecaster implements Forecaster, HealthCheck {

  private static final String FILE = "sample.txt";
  private static final ErrorKind DAMAGED = ErrorKind.input("HF-SAMPLE-001", "%s is damaged.");

  private final String broken;
  private final Set<Ability> abilities;
  private final AtomicInteger fits = new AtomicInteger();

  /** Keeps every rule and can do everything. */
  public SampleForecaster() {
    this("", EnumSet.complementOf(EnumSet.of(Ability.PRETRAINED)));
  }

  SampleForecaster(String broken, Set<Ability> abilities) {
    this.broken = broken;
    this.abilities = Set.copyOf(abilities);
  }

  @Override
  public String description() {
    return breaks("description_isOneLineWithoutAFullStop") ? "The last value." : "the last value";
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    if (!breaks("cancelledRun_ends")) {
      run.checkCancelled();
    }
    if (!breaks("seriesTooShort_areRefused")) {
      Set<Ability> checked = breaks("missingValues_areBorne_orRefused") ? Set.of(Ability.MISSING_VALUES) : abilities;
      task.checkTraining(training, 2, checked);
    }
    double shift = breaks("oneSeed_givesTheSameForecasts") ? fits.incrementAndGet() : 0;
    List<String> ids = training.series().stream().map(series -> series.id()).toList();
    return new FittedSample(broken, abilities, task, ForecastTask.Shape.of(training), ids, shift);
  }

  @Override
  public FittedForecaster load(Path folder, Run run) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(FILE));
    if (!lines.get(lines.size() - 1).equals("end") && !breaks("damagedFolder_isRefused")) {
      throw new HeadframeException(DAMAGED, folder);
    }
    if (lines.size() < 3) {
      lines = List.of("6 8 4 0", "D", "a,b", "north,south", "0");
    }
    String[] numbers = lines.get(0).split(" ");
    ForecastTask task = new ForecastTask(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3]));
    ForecastTask.Shape shape =
        new ForecastTask.Shape(Frequency.of(lines.get(1)), List.of(lines.get(2).split(",")), Set.of());
    double shift = breaks("savedForecaster_forecastsTheSame") ? 1 : Double.parseDouble(lines.get(4));
    return new FittedSample(broken, abilities, task, shape, List.of(lines.get(3).split(",")), shift);
  }

  static void save(FittedSample fitted, Path folder) throws IOException {
    ForecastTask task = fitted.task();
    Files.write(folder.resolve(FILE), List.of(
        task.horizon() + " " + task.input() + " " + task.season() + " " + task.validation(),
        fitted.shape().frequency().toString(), String.join(",", fitted.shape().channels()),
        String.join(",", fitted.ids()), Double.toString(fitted.shift()), "end"));
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  @Override
  public void checkHealth(Run run) {
    run.checkCancelled();
  }
}
