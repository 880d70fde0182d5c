package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.Runs.Request;
import io.headframe.core.host.Usage;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.isolation.bad.Misbehaving;
import io.headframe.core.host.internal.isolation.bad.Never;
import io.headframe.core.host.internal.isolation.bad.NeverActive;
import io.headframe.core.host.internal.isolation.bad.NeverMeasures;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Each bad plugin is named, and the host and the other plugin answer as if nothing had been. */
@Timeout(120)
class BadPluginTest {

  private static final Duration SOON = Duration.ofMillis(100);

  @TempDir
  private Path folder;
  private TestHost host;
  private Bundle bad;
  private final List<RunHandle> begun = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    System.clearProperty(Misbehaving.RELEASE);
    host = TestHost.impatient(folder);
    host.start(new PluginBuilder("example.hello", "1.0.0").component(Hello.class, Method.class, "hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version")));
    bad = host.start(misbehaving("1.0.0"));
  }

  private static PluginBuilder misbehaving(String version) {
    return new PluginBuilder("example.bad", version).component(Misbehaving.class, Method.class, "misbehave");
  }

  @AfterEach
  void stop() throws Exception {
    System.setProperty(Misbehaving.RELEASE, "true");
    begun.forEach(RunHandle::cancel);
    othersAnswer();
    host.close();
  }

  private void othersAnswer() throws InterruptedException {
    RunOutcome outcome = host.runs.start(new Request("hello", Map.of(), 1), (fraction, doing) -> {}).await();
    assertEquals(Status.SUCCEEDED, outcome.record().status(), outcome.record().error());
  }

  private RunHandle begin(String deed, Duration deadline, CountDownLatch began) {
    RunHandle handle = host.runs.start(new Request("misbehave", Map.of("deed", deed), 1, deadline),
        (fraction, doing) -> began.countDown());
    begun.add(handle);
    return handle;
  }

  private RunOutcome outcome(String deed, Duration deadline) throws InterruptedException {
    return begin(deed, deadline, new CountDownLatch(1)).await();
  }

  private Usage.OfBundle usage(String bundle) {
    return host.usage.list().stream().filter(each -> each.bundle().equals(bundle)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "throw, IllegalStateException: no tea in the house",
    "overflow, StackOverflowError",
    "exhaust, Exhausted: nothing is left",
    "fill, OutOfMemoryError: ",
    "link, NoClassDefFoundError: example/Missing"})
  void whatIsThrownInACall_isAFailedRunThatNamesThePlugin(String deed, String said) throws Exception {
    RunOutcome outcome = outcome(deed, null);
    assertEquals(Status.FAILED, outcome.record().status());
    assertTrue(outcome.record().error().startsWith("Method 'misbehave' of example.bad 1.0.0 failed: " + said),
        outcome.record().error());
    assertEquals(1, usage("example.bad").counts().failed());
    assertNull(usage("example.bad").quarantine());
  }

  @Test
  void loopThatHeedsNothing_isGivenUpAfterCancellation() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    RunHandle handle = begin("spin", null, began);
    RunHandle waiting = host.runs.start(new Request("hello", Map.of(), 1), (fraction, doing) -> {});
    began.await();
    handle.cancel();
    RunOutcome outcome = handle.await();
    HeadframeException failure = (HeadframeException) outcome.failure();
    assertEquals("HF-ISOLATION-004", failure.id());
    String said = failure.getMessage();
    assertTrue(said.matches("Run \\S+ of method 'misbehave' was cancelled and did not end within 0.6 s: example.bad"
        + " 1.0.0 holds its thread 'headframe-given-up-example.bad-1.0.0-\\d+', which stands in .*"
        + "isolation.bad.Misbehaving.spin\\(Misbehaving.java:\\d+\\); .*"), said);
    assertEquals(Status.FAILED, host.runs.find(handle.id()).record().status());
    assertEquals(said, host.runs.find(handle.id()).record().error());
    assertEquals(Status.SUCCEEDED, waiting.await().record().status(), "what waited goes on");
    assertQuarantined("run " + handle.id() + " of method 'misbehave'");
    assertEquals(1, usage("example.bad").counts().givenUp());
    assertTrue(usage("example.bad").counts().wallSeconds() >= .6);
    assertEquals(1, usage("example.bad").openLeases(), "the thread is in its code");
    System.setProperty(Misbehaving.RELEASE, "true");
    TestHost.await("the thread to end", () -> usage("example.bad").threadsGivenUp().isEmpty());
    TestHost.await("its lease to end", () -> usage("example.bad").openLeases() == 0);
    assertEquals(Status.FAILED, host.runs.find(handle.id()).record().status(), "a late result changes nothing");
    assertLoaderGoes();
    assertEquals(Status.FAILED, handle.await().record().status(), "a front end keeps handles");
  }

  private void assertLoaderGoes() throws Exception {
    WeakReference<ClassLoader> loader = new WeakReference<>(bad.adapt(BundleWiring.class).getClassLoader());
    bad.uninstall();
    host.context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bad));
    TestHost.await("the class loader to be collected", () -> {
      System.gc();
      return loader.get() == null;
    });
  }

  private void assertQuarantined(String doing) {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> host.techniques.lease(Method.class, "misbehave"));
    assertEquals("HF-ISOLATION-003", refused.id());
    assertTrue(refused.getMessage().startsWith("Plugin example.bad 1.0.0 is quarantined until restart: its thread "
        + "'headframe-given-up-example.bad-1.0.0-"), refused.getMessage());
    assertTrue(refused.getMessage().contains("never returned from " + doing), refused.getMessage());
    assertEquals(refused.getMessage(), usage("example.bad").quarantine());
    assertEquals(1, usage("example.bad").threadsGivenUp().size());
  }

  @Test
  void quarantine_isAlsoForWhatThePluginOffersLater() throws Exception {
    outcome("deadlock", SOON);
    bad.getBundleContext().registerService(
        Supplier.class, () -> "late", new Hashtable<>(Map.of("headframe.id", "late")));
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> host.techniques.lease(Supplier.class, "late"));
    assertEquals("HF-ISOLATION-003", refused.id());
  }

  @Test
  void runThatWaitedBehindOneThatIsGivenUp_isRefusedIfItIsOfTheSamePlugin() throws Exception {
    RunHandle stuck = begin("deadlock", SOON, new CountDownLatch(1));
    RunHandle waiting = begin("behave", null, new CountDownLatch(1));
    assertEquals("HF-ISOLATION-004", ((HeadframeException) stuck.await().failure()).id());
    assertEquals("HF-ISOLATION-003", ((HeadframeException) waiting.await().failure()).id());
  }

  @Test
  void hostThatEnds_cancelsWhatWaitsAndWhatComputes() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    RunHandle computing = begin("sleep", null, began);
    RunHandle waiting = begin("behave", null, new CountDownLatch(1));
    began.await();
    host.lanes.close();
    assertEquals(Status.CANCELLED, waiting.await().record().status());
    assertEquals(Status.CANCELLED, computing.await().record().status());
    assertThrows(RejectedExecutionException.class, () -> begin("behave", null, began));
    assertEquals(0, usage("example.bad").openLeases());
    restart();
  }

  private void restart() throws Exception {
    host.close();
    start();
  }

  @Test
  void deadlock_isGivenUpAtTheDeadline_andTheLockIsNamed() throws Exception {
    RunOutcome outcome = outcome("deadlock", SOON);
    String said = outcome.record().error();
    assertTrue(said.contains("reached its deadline of 0.1 s and did not end within 0.6 s: example.bad 1.0.0"), said);
    assertTrue(said.contains("Misbehaving.deadlock(Misbehaving.java:"), said);
    assertTrue(said.contains("waiting for java.util.concurrent.locks.StampedLock@"), said);
    assertQuarantined("run " + outcome.record().id());
  }

  @Test
  void resourceThatDoesNotClose_isTheSame() throws Exception {
    assertEquals("HF-ISOLATION-004", ((HeadframeException) outcome("never close", SOON).failure()).id());
  }

  @Test
  void sleepThatHeedsInterruption_isACancelledRunWithoutQuarantine() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    RunHandle handle = begin("sleep", null, began);
    began.await();
    handle.cancel();
    assertEquals(Status.CANCELLED, handle.await().record().status());
    assertNull(usage("example.bad").quarantine());
    assertEquals(1, usage("example.bad").counts().cancelled());
  }

  @Test
  void methodThatHeedsItsDeadline_failsWithoutQuarantine() throws Exception {
    HeadframeException failure = (HeadframeException) outcome("listen", SOON).failure();
    assertEquals("HF-ISOLATION-005", failure.id());
    assertTrue(failure.causedByInput());
    assertTrue(failure.getMessage().contains("was stopped at its deadline, 0.1 s after"), failure.getMessage());
    assertNull(usage("example.bad").quarantine());
    assertEquals(Status.SUCCEEDED, outcome("behave", Duration.ofMinutes(1)).record().status());
  }

  @Test
  void runThatWaits_isCancelledAtOnce() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    RunHandle computing = begin("listen", null, began);
    RunHandle waiting = begin("behave", null, new CountDownLatch(1));
    began.await();
    waiting.cancel();
    assertEquals(Status.CANCELLED, waiting.await().record().status());
    assertEquals(Status.CANCELLED, host.runs.find(waiting.id()).record().status());
    assertEquals(1, usage("example.bad").openLeases(), "only the other run holds one");
    computing.cancel();
    computing.await();
    assertEquals(2, usage("example.bad").counts().cancelled());
  }

  @Test
  void leasedTechniqueThatNeverReturns_isTheCulprit_notItsCaller() throws Exception {
    host.start(new PluginBuilder("example.never", "2.0.0").component(Never.class, Supplier.class, "never"));
    RunOutcome outcome = outcome("lean on another", SOON);
    assertTrue(outcome.record().error().contains("example.never 2.0.0 holds its thread"), outcome.record().error());
    assertNull(usage("example.bad").quarantine());
    assertTrue(usage("example.never").quarantine().contains("of method 'misbehave'"));
    assertThrows(HeadframeException.class, () -> host.techniques.lease(Supplier.class, "never"));
    assertEquals(Status.SUCCEEDED, outcome("behave", null).record().status());
  }

  @Test
  void claimThatIsMeasuredForEver_isGivenUpWhenNobodyWaitsAnyMore() throws Exception {
    host.register(ParameterType.class, Integer.class.getName(), new Numbers());
    bad.uninstall();
    bad = host.start(misbehaving("1.0.0").component(NeverMeasures.class, ClaimCheck.class, "misbehave"));
    Thread waiting = Thread.currentThread();
    assertThrows(InterruptedException.class,
        () -> host.claims.check("misbehave", (fraction, doing) -> waiting.interrupt()));
    TestHost.await("the quarantine", this::refuses);
    assertQuarantined("the check of the claim 'endless' of method 'misbehave'");
  }

  private boolean refuses() {
    try {
      host.techniques.lease(Method.class, "misbehave").close();
      return false;
    } catch (HeadframeException refused) {
      return true;
    }
  }

  private static final class Numbers implements ParameterType<Integer> {
    @Override
    public String description() {
      return "a number";
    }

    @Override
    public Opened<Integer> open(String text, Run run) {
      return new Opened<>(Integer.valueOf(text), "");
    }
  }

  @Test
  void activationThatNeverReturns_isGivenUp() throws Exception {
    host.start(new PluginBuilder("example.stuck", "1.0.0").component(NeverActive.class, Supplier.class, "stuck"));
    HeadframeException overdue =
        assertThrows(HeadframeException.class, () -> host.techniques.lease(Supplier.class, "stuck"));
    assertEquals("HF-ISOLATION-002", overdue.id());
    assertTrue(overdue.getMessage().matches("example.stuck 1.0.0 had not finished the activation of the supplier"
        + " 'stuck' after \\d+(\\.\\d)? s and does not heed interruption: .*"), overdue.getMessage());
    assertTrue(overdue.getMessage().contains("NeverActive.<init>(NeverActive.java:"), overdue.getMessage());
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> host.techniques.lease(Supplier.class, "stuck"));
    assertEquals("HF-ISOLATION-003", refused.id());
    assertEquals(1, usage("example.stuck").threadsGivenUp().size());
  }

  @Test
  void faultsInARow_holdTheMethodBack_untilResetOrANewVersion() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals("HF-TEA-001", ((HeadframeException) outcome("blame", null).failure()).id());
    }
    for (int i = 0; i < 5; i++) {
      outcome("throw", null);
    }
    HeadframeException refused = assertThrows(HeadframeException.class, () -> outcome("behave", null));
    assertEquals("HF-ISOLATION-006", refused.id());
    assertTrue(refused.getMessage().contains("its last 5 runs failed, the last with: Method 'misbehave' of example.bad"
        + " 1.0.0 failed: IllegalStateException: no tea in the house. To"), refused.getMessage());
    assertEquals(refused.getMessage(), usage("example.bad").techniques().get(0).heldBack());
    assertEquals(0, usage("example.bad").openLeases());
    assertEquals(1, host.compartments.reset("example.bad"));
    assertEquals(Status.SUCCEEDED, outcome("behave", null).record().status());
    for (int i = 0; i < 5; i++) {
      outcome("throw", null);
    }
    bad.uninstall();
    host.start(misbehaving("1.0.1"));
    assertEquals(Status.SUCCEEDED, outcome("behave", null).record().status(), "a new version begins anew");
    assertEquals(1, usage("example.bad").counts().runs());
  }

  @Test
  void whatARunUsed_isCounted() throws Exception {
    outcome("allocate", null);
    outcome("throw", null);
    Usage.OfTechnique technique = usage("example.bad").techniques().get(0);
    assertEquals("method misbehave", technique.kind() + " " + technique.id());
    Usage.Counts counts = technique.counts();
    assertEquals("2 1 1 0 0", counts.runs() + " " + counts.succeeded() + " " + counts.failed() + " "
        + counts.cancelled() + " " + counts.givenUp());
    long mebibytes = counts.heapBytes().orElseThrow() >> 20;
    assertTrue(mebibytes >= 64 && mebibytes < 128, "64 MiB were asked for, counted " + mebibytes);
    assertTrue(counts.cpuSeconds() > 0 && counts.cpuSeconds() <= counts.wallSeconds() * 1.1, counts.toString());
    assertTrue(counts.wallSeconds() < TimeUnit.MINUTES.toSeconds(1), counts.toString());
    assertEquals(counts, usage("example.bad").counts());
  }

  @Test
  void bundleThatIsGone_isForgotten() throws Exception {
    outcome("behave", null);
    bad.uninstall();
    assertTrue(host.usage.list().stream().noneMatch(each -> each.bundle().equals("example.bad")));
    assertEquals("1.0.0", host.compartments.of(bad).version(), "a late caller still gets one");
    assertFalse(host.compartments.all().stream().anyMatch(each -> each.name().equals("example.bad")));
  }
}
