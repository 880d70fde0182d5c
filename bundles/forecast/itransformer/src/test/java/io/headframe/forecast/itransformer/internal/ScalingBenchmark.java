package io.headframe.forecast.itransformer.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.core.report.HtmlReport;
import io.headframe.core.report.ReportPage;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.baselines.internal.LinearMap;
import io.headframe.forecast.baselines.internal.SeasonalNaive;
import io.headframe.forecast.learning.Recipe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What forecasts cost as series and channels grow: forecasts per second, the time to fit, and the greatest resident
 * memory, each measured with one thread in a process of its own. The page with table and charts goes to the file {@code
 * headframe.chart}. Linux only.
 */
final class ScalingBenchmark {

  private static final int[] COUNTS = {1, 3, 10, 30, 100, 300, 1000};
  private static final List<String> FORECASTERS = List.of("seasonal-naive", "ols", "itransformer");

  /** Four days see four days; of 300 hours 96 are validated on, and 13 windows are left to learn from. */
  private static final ForecastTask TASK = new ForecastTask(96, 96, 24, 0);
  private static final int LENGTH = 300;

  /** Seconds until all is compiled, also where the compiler waits for the processor, and seconds to measure. */
  private static final double WARM_UP = 1;
  private static final double MEASURED = 0.3;

  /**
   * What one process found.
   *
   * @param fit seconds of the processor to fit
   * @param forecast seconds of the processor to forecast all channels of all series
   * @param memory the greatest resident memory of the process, in MiB
   */
  private record Cost(String forecaster, int series, int channels, double fit, double forecast, double memory) {

    double rate() {
      return series * channels / forecast;
    }
  }

  private ScalingBenchmark() {}

  /** {@code FORECASTER SERIES CHANNELS} measures one case in this process. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      measure(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    List<Cost> bySeries = new ArrayList<>();
    List<Cost> byChannels = new ArrayList<>();
    for (String forecaster : FORECASTERS) {
      for (int count : COUNTS) {
        Cost series = inChild(forecaster, count, 1);
        bySeries.add(series);
        byChannels.add(count == 1 ? series : inChild(forecaster, 1, count));
      }
    }
    page(bySeries, byChannels, Path.of(System.getProperty("headframe.chart")));
  }

  private static Cost inChild(String forecaster, int series, int channels) throws IOException {
    // The heap begins small and grows when it must, so that it is not filled with what nobody needs.
    double[] found;
    try (Child child = new Child(Child.java(ScalingBenchmark.class, List.of("-XX:+UseSerialGC", "-Xms64m"), forecaster,
        Integer.toString(series), Integer.toString(channels)), Map.of("OMP_NUM_THREADS", "1"))) {
      found = child.numbers("cost");
    }
    Cost cost = new Cost(forecaster, series, channels, found[0], found[1], found[2]);
    System.out.printf(Locale.ROOT, "%s, %d series of %d channels: fitted in %.4f s, forecast in %.3f ms, that is %,.0f"
        + " forecasts/s; at most %.0f MiB%n", forecaster, series, channels, cost.fit, 1e3 * cost.forecast, cost.rate(),
        cost.memory);
    return cost;
  }

  private static Forecaster forecaster(String name) {
    return switch (name) {
      case "seasonal-naive" -> new SeasonalNaive();
      case "ols" -> new LinearMap();
      case "itransformer" -> new InvertedTransformer(
          new InvertedDesign(Sizes::published, Recipe.halving(1e-4, 1).withLeastSteps(1)));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void measure(String name, int series, int channels) throws IOException {
    Forecaster forecaster = forecaster(name);
    try (TestRun run = new TestRun(new FixedLeases(), Path.of("."), 1)) {
      Panel small = RandomWalks.panel(Math.min(series, 3), Math.min(channels, 3), LENGTH);
      for (long end = end(MEASURED); System.nanoTime() < end;) {
        forecaster.fit(small, TASK, run).close();
      }
      Panel panel = RandomWalks.panel(series, channels, LENGTH);
      long begin = nanos();
      try (FittedForecaster fitted = forecaster.fit(panel, TASK, run)) {
        double fit = (nanos() - begin) / 1e9;
        for (long end = end(WARM_UP); System.nanoTime() < end;) {
          fitted.predict(panel, ForecastRequest.points(TASK.horizon()), run);
        }
        List<Double> seconds = new ArrayList<>();
        for (long end = end(MEASURED); seconds.isEmpty() || System.nanoTime() < end;) {
          long start = nanos();
          fitted.predict(panel, ForecastRequest.points(TASK.horizon()), run);
          seconds.add((nanos() - start) / 1e9);
        }
        seconds.sort(null);
        System.out.println("cost " + fit + " " + seconds.get(seconds.size() / 2) + " " + peak());
      }
    }
  }

  /** Of the processor for this thread, so that what waits for others on a busy machine does not count. */
  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long end(double seconds) {
    return System.nanoTime() + Math.round(1e9 * seconds);
  }

  /** The greatest resident memory of this process until now, in MiB. */
  private static double peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IllegalStateException("/proc/self/status has no VmHWM");
  }

  private static void page(List<Cost> bySeries, List<Cost> byChannels, Path file) throws IOException {
    List<View> views = new ArrayList<>();
    views.addAll(charts("series of one channel", bySeries, Cost::series));
    views.addAll(charts("channels of one series", byChannels, Cost::channels));
    views.add(table(bySeries, byChannels));
    new HtmlReport().write(new ReportPage("Cost of forecasts",
        "96 hours ahead from 96 hours before, after 300 hours of random walks with a daily cycle.", List.of(
            new ReportPage.Fact("itransformer", "published sizes, one epoch of training"),
            new ReportPage.Fact("memory", "the greatest of a process that fits and forecasts, with Java and PyTorch"),
            new ReportPage.Fact("time", "of the processor, one thread"),
            new ReportPage.Fact("Java", System.getProperty("java.version"))), views), file);
    System.out.println("chart: " + file);
  }

  private static List<Curve> charts(String axis, List<Cost> costs, ToDoubleFunction<Cost> count) {
    return List.of(
        chart("Forecasts per second", axis, "forecasts of a channel per second", costs, count, Cost::rate),
        chart("Time to fit", axis, "seconds", costs, count, Cost::fit),
        chart("Memory", axis, "MiB", costs, count, Cost::memory));
  }

  private static Curve chart(String title, String axis, String unit, List<Cost> costs, ToDoubleFunction<Cost> count,
      ToDoubleFunction<Cost> value) {
    List<Curve.Series> lines = FORECASTERS.stream().map(name -> {
      List<Cost> own = costs.stream().filter(cost -> cost.forecaster.equals(name)).toList();
      return new Curve.Series(name, own.stream().mapToDouble(count).toArray(),
          own.stream().mapToDouble(value).toArray());
    }).toList();
    return new Curve(title + ", " + axis, axis, unit, true, lines).withLogarithmicY();
  }

  private static Table table(List<Cost> bySeries, List<Cost> byChannels) {
    List<List<String>> rows = new ArrayList<>();
    for (List<Cost> costs : List.of(bySeries, byChannels)) {
      for (Cost cost : costs) {
        rows.add(List.of(cost.forecaster, "" + cost.series, "" + cost.channels, number("%,.0f", cost.rate()),
            number("%.2f", 1e3 * cost.forecast), number("%.3f", cost.fit), number("%.0f", cost.memory)));
      }
    }
    return new Table("All figures", List.of(
        "forecaster", "series", "channels", "forecasts/s", "forecast, ms", "fit, s", "memory, MiB"), rows);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
