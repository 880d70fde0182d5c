package io.headframe.core.host.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.Runs;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.Runs.Request;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class LaneRunsTest {

  private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

  @TempDir
  private static Path folder;
  private static TestHost host;
  private static CountDownLatch busy;
  private static Run late;

  record Toy(String name) {}

  record Parameters(
      @Parameter("a toy") Toy toy,
      @Parameter(value = "how often", unit = "times", defaultValue = "2", min = 1, max = 10) int often,
      @Parameter(value = "what to do", defaultValue = "play", positional = true) String deed,
      @Parameter("a second toy") Optional<Toy> second,
      @Parameter(value = "which", min = 0) Optional<List<Integer>> which) {}

  record Results(
      @Result(value = "a mean", unit = "nats") double mean,
      @Result("nothing") double nothing,
      @Result("often") int often) {}

  static final class Play implements Method<Parameters, Results> {
    @Override
    public Results run(Parameters parameters, Run run) throws Exception {
      EVENTS.add("run in " + MDC.get("plugin") + " on " + Thread.currentThread().getName().split(" ")[0]);
      run.closeAtEnd(() -> EVENTS.add("first closed"));
      run.closeAtEnd(() -> {
        EVENTS.add("second closed");
        throw new IllegalStateException("does not close");
      });
      run.progress(7, "playing");
      switch (parameters.deed()) {
        case "fail" -> throw new IllegalStateException("the toy %s is broken".formatted(parameters.toy().name()));
        case "explain" -> throw new HeadframeException(HostError.BAD_ARTIFACT, "100%");
        case "overflow" -> throw new StackOverflowError();
        case "speechless" -> throw new IllegalStateException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new UnsupportedOperationException("no message");
          }
        };
        case "keep the run" -> late = run;
        case "nothing" -> {
          return null;
        }
        case "wait" -> {
          busy.countDown();
          while (true) {
            run.checkCancelled();
            Thread.sleep(1);
          }
        }
        case "fetch" -> Files.writeString(run.artifact("toy.txt"), run.open(Toy.class, "ball").name());
        case "interrupt" -> Thread.currentThread().interrupt();
        case "share" -> Files.writeString(run.artifact("toy.txt"), parameters.second() + " " + parameters.which());
        default -> Files.writeString(run.artifact("toy.txt"), parameters.toy().name() + run.seed());
      }
      return new Results(1.0 / 3, Double.NaN, parameters.often());
    }
  }

  static final class ToyBox implements ParameterType<Toy> {
    @Override
    public String description() {
      return "the name of a toy";
    }

    @Override
    public Opened<Toy> open(String text, Run run) {
      run.closeAtEnd(() -> EVENTS.add("toy put away"));
      return new Opened<>(new Toy(text), "d16e57");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    host = new TestHost(folder);
    host.register(Method.class, "play", new Play());
    host.register(ParameterType.class, Toy.class.getName(), new ToyBox());
  }

  @AfterAll
  static void stop() throws Exception {
    host.close();
  }

  @BeforeEach
  void forget() {
    EVENTS.clear();
    busy = new CountDownLatch(1);
  }

  @Test
  void whatTheMethodOpensItself_isRecorded_andBelongsToTheRun() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "bear", "deed", "fetch"));
    assertEquals("ball", Files.readString(outcome.folder().resolve("toy.txt")));
    assertEquals(List.of(new RunRecord.Input("toy", "bear", "d16e57"), new RunRecord.Input("", "ball", "d16e57")),
        outcome.record().inputs());
    assertEquals(2, EVENTS.stream().filter("toy put away"::equals).count());
  }

  private static RunOutcome run(Map<String, String> parameters) throws InterruptedException {
    return host.runs.start(new Request("play", parameters, 7), Progress.NONE).await();
  }

  @Test
  void success_isRecordedInFull() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "bear"));
    RunRecord record = outcome.record();
    assertEquals(Status.SUCCEEDED, record.status());
    assertTrue(record.id().matches("\\d{8}-\\d{6}-play-[0-9a-f]{4}"), record.id());
    assertEquals("{toy=bear, often=2, deed=play}", record.parameters().toString());
    assertEquals(List.of(new RunRecord.Input("toy", "bear", "d16e57")), record.inputs());
    assertEquals(7, record.seed());
    assertEquals("org.apache.felix.framework", record.bundles().get(0).name());
    assertNull(record.error());
    assertEquals("{\"mean\":0.3333333333333333,\"nothing\":\"NaN\",\"often\":2}", record.result().toString());
    assertEquals(
        new Table("Results", List.of("name", "value", "unit", "what it is"),
            List.of(List.of("mean", "0.333333", "nats", "a mean"), List.of("nothing", "NaN", "", "nothing"),
                List.of("often", "2", "", "often"))),
        outcome.views().get(0));
    assertEquals("bear7", Files.readString(outcome.folder().resolve("toy.txt")));
    assertEquals(List.of("run in org.apache.felix.framework on headframe-lane-0", "second closed", "first closed",
        "toy put away"), EVENTS);
  }

  @Test
  void optionalParameters_areOpenedAndRecordedOnlyWhereGiven() throws Exception {
    RunOutcome without = run(Map.of("toy", "bear", "deed", "share"));
    assertEquals("Optional.empty Optional.empty", Files.readString(without.folder().resolve("toy.txt")));
    assertEquals(1, without.record().inputs().size());
    RunOutcome with = run(Map.of("toy", "bear", "deed", "share", "second", "duck", "which", "1,3-4"));
    assertEquals("Optional[Toy[name=duck]] Optional[[1, 3, 4]]", Files.readString(with.folder().resolve("toy.txt")));
    assertEquals("{toy=bear, often=2, deed=share, second=duck, which=1,3-4}", with.record().parameters().toString());
    assertEquals(new RunRecord.Input("second", "duck", "d16e57"), with.record().inputs().get(1));
  }

  @Test
  void record_comesBackFromDisk() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "duck", "often", "3"));
    RunOutcome read = host.runs.find(outcome.record().id());
    assertEquals(outcome.record(), read.record());
    assertEquals(outcome.views(), read.views());
    assertEquals(outcome.folder(), read.folder());
    String written = Files.readString(outcome.folder().resolve("run.json"));
    JsonObject json = JsonParser.parseString(written).getAsJsonObject();
    assertEquals("succeeded", json.get("status").getAsString());
    assertEquals(outcome.record().started().toString(), json.get("started").getAsString());
    assertTrue(json.has("error"));
    assertFalse(Files.list(outcome.folder()).anyMatch(file -> file.toString().endsWith(".part")));
  }

  @Test
  void find_takesABeginningOrLatest_andRefusesTheRestWithNames() throws Exception {
    run(Map.of("toy", "one"));
    RunOutcome last = run(Map.of("toy", "two"));
    String id = last.record().id();
    assertEquals(last.record(), host.runs.find("latest").record());
    assertEquals(last.record(), host.runs.list().get(0));
    assertEquals(id, host.runs.find(id).record().id());
    HeadframeException many = assertThrows(HeadframeException.class, () -> host.runs.find("2"));
    assertEquals("HF-HOST-042", many.id());
    HeadframeException none = assertThrows(HeadframeException.class, () -> host.runs.find(id + "0"));
    assertEquals("HF-HOST-041", none.id());
    assertTrue(none.getMessage().contains(id), none.getMessage());
  }

  @Test
  void damagedRecord_isLeftOutOfTheList() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "bear"));
    Files.writeString(outcome.folder().resolve("run.json"), "{\"id\":");
    assertTrue(host.runs.list().stream().noneMatch(record -> record.id().equals(outcome.record().id())));
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> host.runs.find(outcome.record().id()));
    assertEquals("HF-HOST-043", error.id());
  }

  @Test
  void methodThatThrows_isAFailedRunWithItsMessage() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "bear", "deed", "fail"));
    assertEquals(Status.FAILED, outcome.record().status());
    assertEquals("Method 'play' of org.apache.felix.framework 7.0.5 failed: IllegalStateException: "
        + "the toy bear is broken.", outcome.record().error());
    assertEquals(outcome.record().error(), outcome.failure().getMessage());
    assertEquals("java.lang.IllegalStateException: the toy bear is broken", outcome.failure().getCause().toString());
    assertEquals(Play.class.getName(), outcome.failure().getCause().getStackTrace()[0].getClassName());
    assertEquals(Status.FAILED, host.runs.find(outcome.record().id()).record().status());
    assertTrue(EVENTS.containsAll(List.of("second closed", "first closed", "toy put away")), EVENTS.toString());
    assertEquals(Status.SUCCEEDED, run(Map.of("toy", "bear")).record().status(), "the next run works");
  }

  @Test
  void explainedFailure_keepsItsIdAndWords() throws Exception {
    RunOutcome outcome = run(Map.of("toy", "bear", "deed", "explain"));
    HeadframeException failure = (HeadframeException) outcome.failure();
    assertEquals("HF-HOST-045", failure.id());
    assertEquals("'100%' cannot name an artifact of a run; use a plain file name other than run.json and views.json.",
        failure.getMessage());
  }

  @Test
  void errorsAndMissingResults_areFailuresToo() throws Exception {
    assertEquals(Status.FAILED, run(Map.of("toy", "bear", "deed", "overflow")).record().status());
    assertEquals(Status.FAILED, run(Map.of("toy", "bear", "deed", "nothing")).record().status());
  }

  @Test
  void failureWhoseMessageFails_isAnOutcomeToo_andEndsItsLeases() throws Exception {
    assertEquals(Status.FAILED, run(Map.of("toy", "bear", "deed", "speechless")).record().status());
    assertEquals(0, host.techniques.providers(Method.class.getName(), "play").get(0).leases());
  }

  @Test
  void endedRun_takesNothingMore() throws Exception {
    run(Map.of("toy", "bear", "deed", "keep the run"));
    EVENTS.clear();
    assertThrows(IllegalStateException.class, () -> late.closeAtEnd(() -> EVENTS.add("closed at once")));
    assertEquals(List.of("closed at once"), EVENTS);
    assertThrows(IllegalStateException.class, () -> late.leases().lease(Method.class, "play"));
    assertEquals(0, host.techniques.providers(Method.class.getName(), "play").get(0).leases());
  }

  @Test
  void cancelledRun_isRecordedAsSuch() throws Exception {
    RunHandle handle = host.runs.start(new Request("play", Map.of("toy", "bear", "deed", "wait"), 1), Progress.NONE);
    RunHandle queued = host.runs.start(new Request("play", Map.of("toy", "bear"), 1), Progress.NONE);
    busy.await();
    queued.cancel();
    handle.cancel();
    assertEquals(Status.CANCELLED, handle.await().record().status());
    assertNull(handle.await().failure());
    assertEquals(Status.CANCELLED, queued.await().record().status());
    assertEquals(Status.CANCELLED, host.runs.find(handle.id()).record().status());
    assertEquals(1, EVENTS.stream().filter(event -> event.startsWith("run in")).count(), "the queued one never ran");
  }

  @Test
  void workFromTheLaneItself_isDoneAtOnce_andARunIsRefused() throws Exception {
    assertEquals("inner", host.lanes.submit("outer", () -> host.lanes.submit("inner", () -> "inner").get()).get());
    HeadframeException refused = host.lanes.submit("outer", () -> refused("play", Map.of("toy", "bear"))).get();
    assertEquals("HF-ISOLATION-007", refused.id());
    assertEquals(0, host.techniques.providers(Method.class.getName(), "play").get(0).leases());
  }

  @Test
  void interruptedFlag_doesNotReachTheNextRun() throws Exception {
    run(Map.of("toy", "bear", "deed", "interrupt"));
    assertFalse(host.lanes.submit("look", () -> Thread.currentThread().isInterrupted()).get());
    assertSame(ClassLoader.getSystemClassLoader(),
        host.lanes.submit("look", () -> Thread.currentThread().getContextClassLoader()).get());
    assertNull(host.lanes.submit("look", () -> MDC.get("plugin")).get());
  }

  @Test
  void badRequest_isRefusedAtOnce_andLeavesNothing() throws Exception {
    long before = folders();
    assertEquals("HF-HOST-001", refused("plya", Map.of()).id());
    assertTrue(refused("plya", Map.of()).getMessage().contains("'play'"));
    assertEquals("HF-HOST-021", refused("play", Map.of()).id());
    assertEquals("HF-HOST-020", refused("play", Map.of("toys", "bear")).id());
    HeadframeException range = refused("play", Map.of("toy", "bear", "often", "11"));
    assertEquals("--often is 11 times, but must be between 1 and 10 times.", range.getMessage());
    assertEquals(before, folders());
    assertEquals(0, host.techniques.providers(Method.class.getName(), "play").get(0).leases());
  }

  private static HeadframeException refused(String method, Map<String, String> parameters) {
    return assertThrows(HeadframeException.class,
        () -> host.runs.start(new Request(method, parameters, 1), Progress.NONE));
  }

  private static long folders() throws Exception {
    Path runs = folder.resolve("home/runs");
    if (!Files.exists(runs)) {
      return 0;
    }
    try (var all = Files.list(runs)) {
      return all.count();
    }
  }

  @Test
  void progress_isHeardWithinItsBounds_andAListenerThatThrowsHarmsNothing() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    RunOutcome outcome = host.runs.start(new Request("play", Map.of("toy", "bear"), 1), (fraction, doing) -> {
      heard.add(doing + " " + fraction);
      throw new IllegalStateException("a listener that throws");
    }).await();
    assertEquals(Status.SUCCEEDED, outcome.record().status());
    assertEquals(List.of("playing 1.0"), heard);
  }

  @Test
  void pluginsRun_namesItsJar() throws Exception {
    new PluginBuilder("example.hello", "1.2.3").component(Hello.class, Method.class, "example.org/hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version")).write(host.jar("hello.jar"));
    host.awaitVersion("hello.jar", "1.2.3");
    RunOutcome outcome = host.runs.start(
        new Request("example.org/hello", Map.of("manner", "very-rude"), Runs.DEFAULT_SEED), Progress.NONE).await();
    assertEquals(
        List.of(new RunRecord.BundleVersion("example.hello", "1.2.3", host.plugin("hello.jar").sha256())),
        outcome.record().bundles());
    assertTrue(outcome.record().id().contains("-example.org-hello-"), outcome.record().id());
    assertEquals("very-rude", outcome.record().result().getAsJsonObject().get("manner").getAsString());
    assertEquals(2, outcome.views().size());
    assertEquals(new Text("Words", "hello|world|from|1.2.3"), outcome.views().get(1));
  }

  @Test
  void description_comesFromTheRecords() {
    var described = host.methods.describe("play");
    assertEquals("the name of a toy", described.parameters().get(0).type());
    assertTrue(described.parameters().get(0).required());
    assertEquals("integer", described.parameters().get(1).type());
    assertEquals("2", described.parameters().get(1).defaultValue());
    assertTrue(described.parameters().get(2).positional());
    assertEquals("the name of a toy", described.parameters().get(3).type());
    assertFalse(described.parameters().get(3).required());
    assertNull(described.parameters().get(3).defaultValue());
    assertEquals("integers", described.parameters().get(4).type());
    assertEquals(0, described.parameters().get(4).min());
    assertEquals("nats", described.results().get(0).unit());
    assertEquals(List.of(), described.claims());
    assertNotNull(described.summary());
  }
}
