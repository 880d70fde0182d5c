package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.host.internal.sample.SlowGreeting;
import io.headframe.core.method.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@Timeout(60)
class StandingTest {

  @TempDir
  private Path folder;
  private TestHost host;
  private Bundle slow;
  private Bundle hello;
  private final Semaphore gate = new Semaphore(0);
  private final Thread thread = new Thread(this::greet, "slow");

  @BeforeEach
  void start() throws Exception {
    host = new TestHost(folder);
    hello = host.start(version("example.hello").component(Hello.class, Method.class, "hello"));
    slow = host.start(version("example.slow").component(SlowGreeting.class, Function.class, "slow"));
    thread.start();
    TestHost.await("the gate", gate::hasQueuedThreads);
  }

  private static PluginBuilder version(String name) throws ClassNotFoundException {
    return new PluginBuilder(name, "1.0.0").with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  @AfterEach
  void stop() throws Exception {
    gate.release(3);
    thread.join();
    host.close();
  }

  /** Stands in the test's code, then in the plugin's, then in the test's, each until the gate is released once. */
  @SuppressWarnings("unchecked")
  private void greet() {
    try (var lease = host.techniques.lease(Function.class, "slow")) {
      gate.acquireUninterruptibly();
      ((Function<Runnable, String>) lease.get()).apply(gate::acquireUninterruptibly);
      gate.acquireUninterruptibly();
    }
  }

  private void passGate(boolean intoPlugin) {
    gate.release();
    TestHost.await("the next gate", () -> gate.hasQueuedThreads()
        && List.of(thread.getStackTrace()).toString().contains("SlowGreeting") == intoPlugin);
  }

  @Test
  void callThatIsThereAtEveryLook_isTheCulprits() {
    passGate(true);
    Standing standing = new Standing(thread);
    standing.look();
    assertEquals(slow, standing.culprit(List.of(hello, slow), hello));
    assertEquals(hello, standing.culprit(List.of(hello), hello), "who was not called is no candidate");
    String text = standing.text(slow);
    assertTrue(text.matches("jdk.internal.misc.Unsafe.park\\(native\\), called from "
        + "\\S+SlowGreeting.apply\\(SlowGreeting.java:\\d+\\), waiting for java.util.concurrent.Semaphore\\S+"), text);
  }

  @Test
  void callThatBeganOrReturnedBetween_isNobodysFault() {
    Standing standing = new Standing(thread);
    passGate(true);
    standing.look();
    assertEquals(hello, standing.culprit(List.of(slow), hello));
    assertTrue(standing.text(slow).contains("SlowGreeting"), standing.text(slow));
    standing = new Standing(thread);
    passGate(false);
    standing.look();
    assertEquals(hello, standing.culprit(List.of(slow), hello));
    assertFalse(standing.text(slow).contains("SlowGreeting"), standing.text(slow));
  }

  @Test
  void threadThatEnded_keepsWhatWasSeen() throws Exception {
    passGate(true);
    Standing standing = new Standing(thread);
    gate.release(2);
    thread.join();
    standing.look();
    assertEquals(slow, standing.culprit(List.of(slow), hello));
    assertTrue(standing.text(slow).contains("SlowGreeting.apply"), standing.text(slow));
  }
}
