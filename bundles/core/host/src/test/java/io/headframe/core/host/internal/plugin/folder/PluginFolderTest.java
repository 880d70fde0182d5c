package io.headframe.core.host.internal.plugin.folder;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.plugin.InstalledPlugins;
import io.headframe.core.host.internal.sample.Greeting;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.host.internal.sample.SlowGreeting;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

  @TempDir
  private Path folder;
  private TestHost host;

  @BeforeEach
  void start() throws Exception {
    host = new TestHost(folder, List.of(greeting("1.0.0")));
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  private static PluginBuilder greeting(String version) throws ClassNotFoundException {
    return new PluginBuilder("example.greeting", version)
        .component(Greeting.class, Supplier.class, "greet")
        .component(SlowGreeting.class, Function.class, "slow")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  private String call() {
    try (Lease<?> lease = host.techniques.lease(Supplier.class, "greet")) {
      return (String) ((Supplier<?>) lease.get()).get();
    }
  }

  @Test
  void jarThatWasThereBefore_isCallableAtOnce() {
    assertEquals("1.0.0", call());
  }

  @Test
  void newJar_isInstalledAndAnnouncedWithItsMethod() throws Exception {
    new PluginBuilder("example.hello", "1.0.0").component(Hello.class, Method.class, "hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version")).write(host.jar("hello.jar"));
    host.awaitVersion("hello.jar", "1.0.0");
    await("the sentence", () -> !host.sentences.isEmpty());
    assertTrue(host.sentences.get(0)
        .matches("hello.jar: installed example.hello 1.0.0 \\(method hello\\) in \\d+ ms"), host.sentences.toString());
    assertEquals(List.of("hello"), host.plugin("hello.jar").methods());
    assertEquals(64, host.plugin("hello.jar").sha256().length());
    assertEquals("A title", host.methods.list().get(0).title());
    assertEquals(2022, host.methods.list().get(0).year());
  }

  @Test
  void replacedUnderLoad_noCallFails_andTheLastSeesTheNewest() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<String>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(callers.submit(() -> {
        while (!stop.get()) {
          call();
        }
        return call();
      }));
    }
    for (int swap = 1; swap <= 20; swap++) {
      greeting("1.0." + swap).move(host.jar("example.greeting.jar"));
      host.awaitVersion("example.greeting.jar", "1.0." + swap);
    }
    stop.set(true);
    for (Future<String> last : calls) {
      assertEquals("1.0.20", last.get());
    }
    callers.shutdown();
    await("only the newest to be installed", () -> host.installed("example.greeting").size() == 1);
  }

  @Test
  void runningCall_endsOnTheVersionItBeganOn() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch replaced = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    Future<Object> call = caller.submit(() -> {
      try (Lease<?> lease = host.techniques.lease(Function.class, "slow")) {
        return function(lease.get()).apply(() -> {
          running.countDown();
          uninterrupted(replaced);
        });
      }
    });
    running.await();
    greeting("2.0.0").write(host.jar("example.greeting.jar"));
    host.awaitVersion("example.greeting.jar", "2.0.0");
    assertEquals("2.0.0", call());
    assertEquals(2, host.installed("example.greeting").size());
    replaced.countDown();
    assertEquals("1.0.0", call.get());
    await("the old version to go", () -> host.installed("example.greeting").size() == 1);
    assertTrue(host.sentences.get(0).matches("example.greeting.jar: replaced example.greeting 1.0.0 by 2.0.0 "
        + "in \\d+ ms; 1 running call ends on 1.0.0"), host.sentences.toString());
    caller.shutdown();
  }

  @SuppressWarnings("unchecked")
  private static Function<Runnable, Object> function(Object technique) {
    return (Function<Runnable, Object>) technique;
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void formerVersion_comesBack_whileItsFirstInstallationStillDrains() throws Exception {
    byte[] first = greeting("1.0.0").bytes();
    try (Lease<?> held = host.techniques.lease(Supplier.class, "greet")) {
      greeting("2.0.0").write(host.jar("example.greeting.jar"));
      host.awaitVersion("example.greeting.jar", "2.0.0");
      Files.write(host.jar("example.greeting.jar"), first);
      host.awaitVersion("example.greeting.jar", "1.0.0");
      assertEquals("1.0.0", ((Supplier<?>) held.get()).get());
      assertEquals("1.0.0", call());
    }
    await("the drained version to go", () -> host.installed("example.greeting").size() == 1);
    assertEquals("1.0.0", call());
  }

  @Test
  void sameVersionNumberWithOtherContent_replaces() throws Exception {
    greeting("1.0.0").resource("version.txt", "1.0.0 rebuilt").write(host.jar("example.greeting.jar"));
    await("the rebuilt one", () -> call().equals("1.0.0 rebuilt"));
    await("one bundle", () -> host.installed("example.greeting").size() == 1);
  }

  @Test
  void sameContentAgain_changesNothing() throws Exception {
    long before = host.installed("example.greeting").get(0).getBundleId();
    greeting("1.0.0").write(host.jar("example.greeting.jar"));
    new PluginBuilder("example.hello", "1.0.0").component(Hello.class, Method.class, "hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version")).write(host.jar("later.jar"));
    host.awaitVersion("later.jar", "1.0.0");
    assertEquals(before, host.installed("example.greeting").get(0).getBundleId());
    assertTrue(host.sentences.stream().noneMatch(sentence -> sentence.contains("greeting")));
  }

  @Test
  void deletedFile_removesThePlugin() throws Exception {
    try (Lease<?> held = host.techniques.lease(Supplier.class, "greet")) {
      Files.delete(host.jar("example.greeting.jar"));
      await("it to be unlisted", () -> host.plugin("example.greeting.jar") == null);
      assertThrows(HeadframeException.class, this::call);
      assertEquals("1.0.0", ((Supplier<?>) held.get()).get(), "a running call goes on");
    }
    await("it to be uninstalled", () -> host.installed("example.greeting").isEmpty());
    assertNull(host.plugin("example.greeting.jar"));
    assertEquals("example.greeting.jar: removed example.greeting 1.0.0; 1 running call ends on it",
        host.sentences.get(0));
  }

  @Test
  void renamedFile_isTakenInUnderItsNewName() throws Exception {
    Files.move(host.jar("example.greeting.jar"), host.jar("another.jar"));
    host.awaitVersion("another.jar", "1.0.0");
    await("the old name to go", () -> host.plugin("example.greeting.jar") == null);
    assertEquals("1.0.0", call());
  }

  @Test
  void deletedFolder_isMadeAgainAndWatched() throws Exception {
    Files.delete(host.jar("example.greeting.jar"));
    Files.delete(host.plugins.folder());
    await("the folder", () -> Files.isDirectory(host.plugins.folder()));
    await("the plugin to go", () -> host.installed("example.greeting").isEmpty());
    greeting("2.0.0").write(host.jar("again.jar"));
    host.awaitVersion("again.jar", "2.0.0");
  }

  @Test
  void restart_installsWhatLies_once() throws Exception {
    host.plugins.close();
    // What an earlier process left in the framework's storage looks just like what this one installed.
    InstalledPlugins again = new InstalledPlugins(host.context, host.techniques, host.indexes, host.calls);
    assertEquals(1, host.installed("example.greeting").size());
    assertEquals("1.0.0", call());
    again.close();
    assertFalse(again.list().isEmpty());
  }
}
