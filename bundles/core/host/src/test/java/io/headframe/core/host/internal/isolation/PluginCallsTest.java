package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.isolation.bad.Misbehaving;
import io.headframe.core.host.internal.isolation.bad.NeverStarts;
import io.headframe.core.host.internal.isolation.bad.StopsSlowly;
import io.headframe.core.host.internal.sample.Greeting;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.MDC;

@Timeout(120)
class PluginCallsTest {

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofSeconds(30);

  @TempDir
  private Path folder;
  private TestHost host;
  private Bundle plugin;

  @BeforeEach
  void start() throws Exception {
    System.clearProperty(Misbehaving.RELEASE);
    host = TestHost.impatient(folder);
    plugin = host.start(greeting("example.tea"));
  }

  private static PluginBuilder greeting(String name) throws ClassNotFoundException {
    return new PluginBuilder(name, "1.0.0").component(Greeting.class, Supplier.class, name)
        .with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  @AfterEach
  void stop() throws Exception {
    System.setProperty(Misbehaving.RELEASE, "true");
    host.close();
  }

  @Test
  void work_runsOnAThreadOfThePlugin_withTheHostsClassPath() throws Exception {
    Thread thread = host.calls.call(plugin, "its tea", LATE, () -> {
      assertEquals("example.tea", MDC.get(PluginMark.KEY));
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      assertSame(ClassLoader.getSystemClassLoader(), context.getParent());
      assertSame(Test.class, context.loadClass(Test.class.getName()));
      URL resource = context.getResource(Test.class.getName().replace('.', '/') + ".class");
      assertEquals(ClassLoader.getSystemResource(Test.class.getName().replace('.', '/') + ".class"), resource);
      return Thread.currentThread();
    });
    assertNotSame(Thread.currentThread(), thread);
    assertEquals("headframe-plugin-example.tea", thread.getName());
    assertTrue(thread.isDaemon());
  }

  @Test
  void whatIsThrown_comesAsItIs() {
    IOException checked = new IOException("spilt");
    assertSame(checked, assertThrows(IOException.class, () -> host.calls.call(plugin, "its tea", LATE, () -> {
      throw checked;
    })));
    StackOverflowError error = new StackOverflowError();
    assertSame(error, assertThrows(StackOverflowError.class, () -> host.calls.call(plugin, "its tea", LATE, () -> {
      throw error;
    })));
    assertNull(host.compartments.of(plugin).quarantine());
  }

  @Test
  void slowStop_isNamed_andTheBundleCanStillBeRemoved() throws Exception {
    Bundle slow = host.start(new PluginBuilder("example.slow", "3.0.0").activator(StopsSlowly.class));
    HeadframeException overdue =
        assertThrows(HeadframeException.class, () -> host.calls.call(slow, "its stop", SOON, () -> {
          slow.stop();
          return null;
        }));
    assertEquals("HF-ISOLATION-001", overdue.id());
    assertTrue(overdue.getMessage().matches("example.slow 3.0.0 had not finished its stop after 0\\.\\d s: its thread"
        + " stood in .*Thread.sleep.*, called from .*StopsSlowly.stop\\(StopsSlowly.java:\\d+\\), and .*"),
        overdue.getMessage());
    assertNull(host.compartments.of(slow).quarantine());
    slow.uninstall();
    assertEquals(Bundle.UNINSTALLED, slow.getState());
  }

  @Test
  void startThatNeverReturns_isGivenUp_andOthersComeAndGo() throws Exception {
    Bundle stuck = host.install(new PluginBuilder("example.stuck", "1.0.0").activator(NeverStarts.class));
    HeadframeException overdue = assertThrows(HeadframeException.class,
        () -> host.calls.call(stuck, "its start", SOON, () -> {
          stuck.start();
          return null;
        }));
    assertEquals("HF-ISOLATION-002", overdue.id());
    assertTrue(overdue.getMessage().contains("NeverStarts.start(NeverStarts.java:"), overdue.getMessage());
    assertTrue(overdue.getMessage().startsWith("example.stuck 1.0.0 had not finished its start after "));
    assertEquals("example.stuck 1.0.0", host.compartments.of(stuck).quarantine().plugin());
    Bundle other = host.start(greeting("example.coffee"));
    assertEquals("1.0.0", greet("example.coffee"));
    other.uninstall();
    host.context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(other));
    TestHost.await("the bundle to go", () -> host.installed("example.coffee").isEmpty());
    assertEquals("1.0.0", greet("example.tea"));
    HeadframeException removal = assertThrows(HeadframeException.class,
        () -> host.calls.call(stuck, "its removal", SOON, () -> {
          stuck.uninstall();
          return null;
        }));
    assertTrue(removal.getMessage().startsWith("example.stuck 1.0.0 had not finished its removal"));
  }

  private Object greet(String id) {
    try (var lease = host.techniques.lease(Supplier.class, id)) {
      return lease.get().get();
    }
  }

  @Test
  void interruptionOfWhoWaits_endsTheCall_andIsKept() throws Exception {
    Thread waiting = Thread.currentThread();
    HeadframeException overdue = assertThrows(HeadframeException.class,
        () -> host.calls.call(plugin, "its tea", Duration.ofDays(1), () -> {
          waiting.interrupt();
          Thread.sleep(Long.MAX_VALUE);
          return null;
        }));
    assertTrue(Thread.interrupted());
    assertEquals("HF-ISOLATION-001", overdue.id());
    assertThrows(BundleException.class, () -> host.calls.call(plugin, "its tea", () -> {
      throw new BundleException("none left");
    }));
  }
}
