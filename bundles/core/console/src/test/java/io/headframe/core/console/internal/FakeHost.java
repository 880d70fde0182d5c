package io.headframe.core.console.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims;
import io.headframe.core.host.Lanes;
import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.Methods;
import io.headframe.core.host.ParameterDescription;
import io.headframe.core.host.ResultDescription;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.Runs;
import io.headframe.core.host.plugin.Plugins;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A host with a method, {@code copy-heads}, whose runs end as a test says, and {@code lens}, which takes a text. */
final class FakeHost implements Claims, Lanes {

  static final double INFINITY = Double.POSITIVE_INFINITY;

  final Path folder;
  final FakePlugins plugins = new FakePlugins();
  final List<RunOutcome> outcomes = new ArrayList<>();
  final List<Runs.Request> requests = new ArrayList<>();
  final CountDownLatch started = new CountDownLatch(1);
  Throwable failure;
  boolean waitsForCancel;
  Claim.Outcome recorded = Claim.Outcome.HOLDS;
  Object modelLoader;
  Object draftLoader;
  boolean forecasts;
  final SortedMap<String, URL> pages = new TreeMap<>();
  Object projects;

  FakeHost(Path folder) {
    this.folder = folder;
  }

  Services services() {
    return new Services(new Installed(), new Kept(), this,
        new Services.PluginServices(new Folder(), plugins, plugins, plugins, plugins), this, () -> pages,
        () -> modelLoader, () -> draftLoader, () -> projects);
  }

  static HeadframeException error(String id, String message, boolean causedByInput) {
    return new HeadframeException(new ErrorKind(id, message, causedByInput));
  }

  static final Claim CLAIM = new Claim("copies", "copy-heads", "The best head copies.", "Section 2",
      "constructed", Claim.Direction.AT_LEAST, .5, 10, 1);

  private static MethodSummary summary(String id) {
    return new MethodSummary(id, "Copy heads", "Scores 100 % of the heads.", "analysis", "A Paper", 2022,
        "2209.11895", "io.headframe.analysis.copy", "1.2.0");
  }

  private static ParameterDescription parameter(String name, String description, String type, String unit,
      String defaultValue, List<String> choices) {
    return new ParameterDescription(
        name, description, type, unit, defaultValue, false, false, -INFINITY, INFINITY, choices);
  }

  /** The methods. */
  private final class Installed implements Methods {
    @Override
    public List<MethodSummary> list() {
      return forecasts ? List.of(summary("copy-heads"), summary("forecast"), summary("backtest"))
          : List.of(summary("copy-heads"));
    }

    @Override
    public MethodDescription describe(String id) {
      if (forecasts && (id.equals("forecast") || id.equals("backtest"))) {
        return new MethodDescription(summary(id), List.of(
            new ParameterDescription("forecaster", "which", "text", "", "naive", false, true, -INFINITY, INFINITY,
                List.of()),
            new ParameterDescription("data", "the series", "a CSV file", "", null, true, false, -INFINITY, INFINITY,
                List.of()),
            parameter("level", "levels", "integers", "%", "80", List.of()),
            parameter("format", "what the file is", "choice", "", "csv", List.of("csv", "parquet"))), List.of(),
            List.of());
      }
      if (id.equals("lens")) {
        return new MethodDescription(summary("lens"), List.of(
            new ParameterDescription("prompt", "the text to read, 100 % of it", "text", "", null, true, true,
                -INFINITY, INFINITY, List.of()),
            new ParameterDescription("layers", "which layers", "integers", "", null, false, false, 0, INFINITY,
                List.of()),
            parameter("heads", "which heads", "heads such as 5.1", "", null, List.of()),
            parameter("fast", "whether to hurry", "boolean", "", "false", List.of())), List.of(), List.of());
      }
      if (id.equals("decode-benchmark")) {
        return new MethodDescription(summary(id), List.of(
            parameter("shape", "which shape", "text", "", "llama-110m", List.of()),
            parameter("eight-bit", "whether with 8 bits", "boolean", "", "false", List.of())), List.of(), List.of());
      }
      if (!id.equals("copy-heads")) {
        throw error("HF-HOST-001", "There is no method '" + id + "'; did you mean copy-heads?", true);
      }
      return new MethodDescription(summary("copy-heads"), List.of(
          parameter("model", "the model", "an embedded model's name, a folder or a file", "", "constructed", List.of()),
          new ParameterDescription("length", "length of a half", "integer", "tokens", "32", false, false, 2, 512,
              List.of()),
          new ParameterDescription("threshold", "least score of a head", "number", "%", "0.4", false, false, 0, 1,
              List.of()),
          parameter("form", "which form", "choice", "", "detector", List.of("detector", "repeated")),
          parameter("fast", "whether to hurry", "boolean", "", "false", List.of())),
          List.of(new ResultDescription("scores", "score of each head", "HeadScores", "")), List.of(CLAIM));
    }
  }

  /** The runs. */
  private final class Kept implements Runs {
    @Override
    public RunHandle start(Request request, Progress progress) {
      requests.add(request);
      String id = "20261121-0900-" + requests.size();
      CountDownLatch cancelled = new CountDownLatch(1);
      started.countDown();
      return new RunHandle() {
        @Override
        public String id() {
          return id;
        }

        @Override
        public RunOutcome await() throws InterruptedException {
          if (waitsForCancel) {
            cancelled.await();
          }
          Status status = cancelled.getCount() == 0 ? Status.CANCELLED
            : failure == null ? Status.SUCCEEDED : Status.FAILED;
          RunOutcome outcome = outcome(id, request, status);
          outcomes.add(0, outcome);
          return outcome;
        }

        @Override
        public void cancel() {
          cancelled.countDown();
        }
      };
    }

    @Override
    public List<RunRecord> list() {
      return outcomes.stream().map(RunOutcome::record).toList();
    }

    @Override
    public RunOutcome find(String id) {
      return outcomes.stream().filter(outcome -> outcome.record().id().startsWith(id)).findFirst()
          .orElseThrow(() -> error("HF-HOST-009", "There is no run '" + id + "'.", true));
    }
  }

  private RunOutcome outcome(String id, Runs.Request request, Status status) {
    boolean succeeded = status == Status.SUCCEEDED;
    JsonObject result = new JsonObject();
    result.addProperty("best", .75);
    RunRecord record = new RunRecord(id, request.method(), status, Instant.parse("2026-11-21T09:00:00Z"), 1.25,
        request.seed(), request.parameters(), List.of(new RunRecord.Input("model", "constructed", "ab12")),
        List.of(new RunRecord.BundleVersion("io.headframe.analysis.copy", "1.2.0", "cd34")), "17.0.15",
        succeeded ? null : status == Status.FAILED ? failure.getMessage() : "cancelled", succeeded ? result : null);
    List<View> views = succeeded ? List.of(new HeatMap("Scores", "layer", "head", List.of("0"), List.of("0", "1"),
        new double[][] {{.25, .75}}, 0, 1)) : List.of();
    try {
      return new RunOutcome(record, views, Files.createDirectories(folder.resolve(id)),
          status == Status.FAILED ? failure : null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Checked> check(String method, Runs.Progress progress) throws InterruptedException {
    services().methods().describe(method);
    if (waitsForCancel) {
      started.countDown();
      new CountDownLatch(1).await();
    }
    return List.of(new Checked(CLAIM, new Measurement(.75, .7, .8, 10, ""), Claim.Outcome.HOLDS, recorded, 1.5));
  }

  @Override
  public List<Checked> check(String method, String model, Runs.Progress progress) {
    Claim claim = new Claim(CLAIM.id(), CLAIM.method(), CLAIM.statement(), CLAIM.source(), model, CLAIM.direction(),
        CLAIM.threshold(), CLAIM.samples(), CLAIM.seed());
    return List.of(new Checked(claim, new Measurement(.25, .2, .3, 10, ""), Claim.Outcome.FAILS, null, 1.5));
  }

  @Override
  public List<String> methods() {
    return List.of(CLAIM.method());
  }

  @Override
  public List<Recorded> recorded(String method) {
    return List.of(new Recorded(CLAIM, recorded, new Measurement(.76, .7, .8, 10, "")));
  }

  @Override
  public <T> Future<T> submit(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task, "lane").start();
    return task;
  }

  /** The plugins folder. */
  private final class Folder implements Plugins {
    @Override
    public Path folder() {
      return folder.resolve("plugins");
    }

    @Override
    public List<Plugin> list() {
      return List.of(new Plugin("copy.jar", "io.headframe.analysis.copy", "1.2.0", "cd34", "/here/copy.jar", true,
          List.of("copy-heads"), ""),
          new Plugin("broken.jar", "", "", "", "/here/broken.jar", true, List.of(), "It is no jar."));
    }

    @Override
    public List<Health> checkHealth(List<String> names) {
      return List.of(
          new Health("io.headframe.analysis.copy 1.2.0", "method", "copy-heads", Health.State.HEALTHY, "", .25),
          new Health("org.ill 1.0.0", "method", "ill", Health.State.ILL, "It finds nothing.", .5));
    }

    @Override
    public AutoCloseable listen(Consumer<String> listener) {
      return () -> {};
    }
  }
}
