package io.headframe.core.host.internal.plugin.folder;

import static io.headframe.core.host.internal.harness.TestHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Greeting;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.internal.sample.Undeclared;
import io.headframe.core.host.internal.sample.WantsUnknownType;
import io.headframe.core.host.plugin.Plugins.Plugin;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Whatever is wrong with a jar, it is said in a sentence and what ran before goes on. */
class RefusedPluginTest {

  private static final String FILE = "example.greeting.jar";

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

  private static PluginBuilder plugin(String name, String version) throws ClassNotFoundException {
    return new PluginBuilder(name, version).with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  private static PluginBuilder greeting(String version) throws ClassNotFoundException {
    return plugin("example.greeting", version).component(Greeting.class, Supplier.class, "greet");
  }

  private String refused(PluginBuilder plugin) throws Exception {
    plugin.write(host.jar(FILE));
    return refused();
  }

  /** The problem, after checking that the version before still serves and nothing else is left. */
  private String refused() {
    String problem = host.awaitProblem(FILE);
    try (Lease<?> lease = host.techniques.lease(Supplier.class, "greet")) {
      assertEquals("1.0.0", ((Supplier<?>) lease.get()).get());
    }
    assertEquals("1.0.0", host.plugin(FILE).version());
    assertEquals(2 + 1, host.context.getBundles().length, "framework, Declarative Services and the old version, but "
        + Arrays.toString(host.context.getBundles()) + problem);
    await("the sentence", () -> !host.sentences.isEmpty());
    assertEquals(List.of(problem), host.sentences);
    assertTrue(problem.startsWith(FILE) && problem.matches(".*\\. \\(HF-(HOST|PLUGIN)-\\d{3}\\)"), problem);
    return problem;
  }

  private static void assertContains(String sentence, String... parts) {
    for (String part : parts) {
      assertTrue(sentence.contains(part), sentence);
    }
  }

  @Test
  void halfWrittenJar_isWaitedForThenRefused_andTakenWhenComplete() throws Exception {
    byte[] next = greeting("2.0.0").bytes();
    Files.write(host.jar(FILE), Arrays.copyOf(next, next.length / 2));
    Thread.sleep(300);
    assertTrue(host.sentences.isEmpty(), "a file that is still being written is no problem: " + host.sentences);
    assertContains(refused(), "cannot be read as a jar", "copy it again");
    Files.write(host.jar(FILE), next);
    host.awaitVersion(FILE, "2.0.0");
    await("the problem to be forgotten", () -> {
      Plugin taken = host.plugin(FILE);
      return taken != null && taken.problem().isEmpty();
    });
  }

  @Test
  void slowCopy_isTakenWithoutAWordOnceComplete() throws Exception {
    byte[] next = greeting("2.0.0").bytes();
    try (var out = Files.newOutputStream(host.jar(FILE))) {
      for (int begin = 0; begin < next.length; begin += next.length / 8 + 1) {
        out.write(next, begin, Math.min(next.length / 8 + 1, next.length - begin));
        out.flush();
        Thread.sleep(30);
      }
    }
    host.awaitVersion(FILE, "2.0.0");
    await("the sentence", () -> !host.sentences.isEmpty());
    assertContains(host.sentences.get(0), "replaced example.greeting 1.0.0 by 2.0.0");
  }

  @Test
  void overwrittenBytes_areRefused() throws Exception {
    byte[] next = greeting("2.0.0").bytes();
    Arrays.fill(next, next.length / 2, next.length / 2 + 64, (byte) 7);
    Files.write(host.jar(FILE), next);
    assertContains(refused(), "cannot be read as a jar");
  }

  @Test
  void textFile_isRefused() throws Exception {
    Files.writeString(host.jar(FILE), "this is no jar");
    assertContains(refused(), "cannot be read as a jar");
  }

  @Test
  void jarThatIsNoBundle_isRefused() throws Exception {
    assertContains(refused(greeting("2.0.0").noBundle()), "no bundle", "Bundle-SymbolicName");
  }

  @Test
  void missingPackage_isNamed() throws Exception {
    assertContains(refused(greeting("2.0.0").importing("org.nowhere;version=\"[1.2,2)\"")),
        "example.greeting 2.0.0 needs the package org.nowhere in version [1.2.0,2.0.0)");
  }

  @Test
  void sameJarAgain_isTriedAgain() throws Exception {
    refused(greeting("2.0.0").importing("org.nowhere"));
    Bundle provider = host.framework.provide("org.nowhere");
    Files.setLastModifiedTime(host.jar(FILE), FileTime.fromMillis(0));
    host.awaitVersion(FILE, "2.0.0");
    assertEquals(Bundle.RESOLVED, provider.getState());
  }

  @Test
  void otherMissingRequirement_isNamed() throws Exception {
    assertContains(refused(greeting("2.0.0").requiring("osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")),
        "example.greeting 2.0.0 needs Java 99, and this is Java");
  }

  @Test
  void activationThatThrows_isRefusedWithItsCause() throws Exception {
    assertContains(refused(plugin("example.greeting", "2.0.0").component(Refusing.class, Supplier.class, "greet")),
        "did not start", "example.greeting 2.0.0", "no tea in the house");
  }

  @Test
  void unsatisfiedComponent_isRefusedNamingTheService() throws Exception {
    assertContains(
        refused(plugin("example.greeting", "2.0.0").component(Greeting.class, Supplier.class, "greet",
            "<reference name=\"tea\" interface=\"org.nowhere.Tea\" field=\"tea\"/>")),
        "nothing that can be called", "waits for the service org.nowhere.Tea");
  }

  @Test
  void noTechnique_isRefused() throws Exception {
    assertContains(refused(plugin("example.greeting", "2.0.0")), "nothing that can be called");
  }

  @Test
  void methodWithUndeclaredParameter_isRefused() throws Exception {
    assertContains(
        refused(plugin("example.greeting", "2.0.0").component(Undeclared.class, Method.class, "undeclared")),
        "'forgotten'", "@Parameter");
  }

  @Test
  void methodWithUnreadableType_isRefused() throws Exception {
    assertContains(
        refused(plugin("example.greeting", "2.0.0").component(WantsUnknownType.class, Method.class, "wants")),
        "'thread'", "java.lang.Thread");
  }

  @Test
  void idOfAnotherBundle_isRefusedNamingBoth() throws Exception {
    plugin("example.other", "3.0.0").component(Greeting.class, Supplier.class, "greet").write(host.jar("other.jar"));
    assertContains(host.awaitProblem("other.jar"), "'greet'", "example.other 3.0.0", "example.greeting 1.0.0");
    assertTrue(host.installed("example.other").isEmpty());
  }

  @Test
  void secondFileOfABundle_isRefused_untilTheFirstIsDeleted() throws Exception {
    greeting("2.0.0").write(host.jar("second.jar"));
    assertContains(host.awaitProblem("second.jar"), "example.greeting", FILE);
    Files.delete(host.jar(FILE));
    host.awaitVersion("second.jar", "2.0.0");
    assertNull(host.plugin(FILE));
  }

  @Test
  void builtInTechniquesThatShareAnId_areBothNamed() {
    host.register(Runnable.class, "job", () -> {});
    host.register(Runnable.class, "job", () -> {});
    try (Lease<?> lease = host.techniques.lease(Runnable.class, "job")) {
      throw new AssertionError("leased " + lease);
    } catch (io.headframe.core.error.HeadframeException error) {
      assertContains(error.getMessage(), "'job'", "at the same time");
    }
  }
}
