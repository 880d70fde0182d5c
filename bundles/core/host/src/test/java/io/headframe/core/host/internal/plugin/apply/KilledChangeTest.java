package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.Sha256;
import io.headframe.core.host.internal.harness.IndexBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed between any two phases of a change leaves the old set or the new one, and the next command
 * works. The phases are those that a change that is not killed goes through.
 */
@Tag("one-java")
class KilledChangeTest {

  private static final List<String> NOTHING = List.of();
  private static final List<String> FIRST = List.of("example.app 1.0.0", "example.lib 1.0.0");
  private static final List<String> SECOND = List.of("example.app 2.0.0", "example.lib 1.0.0", "example.more 1.0.0");

  @TempDir
  private Path folder;

  private final ExecutorService processes = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    processes.shutdownNow();
  }

  @Test
  void killedInstall_leavesNothingOrThePlugin() throws Exception {
    tryAll("install", NOTHING, FIRST, List.of("locked", "fetched example.app 1.0.0", "fetched example.lib 1.0.0",
        "installed example.lib 1.0.0", "installed example.app 1.0.0", "started example.lib 1.0.0",
        "started example.app 1.0.0", "checked example.lib 1.0.0", "checked example.app 1.0.0", "set written",
        "set current", "admitted example.lib 1.0.0", "admitted example.app 1.0.0"));
  }

  @Test
  void killedUpdate_leavesTheOldVersionOrTheNew() throws Exception {
    tryAll("update", FIRST, SECOND, List.of("locked", "fetched example.app 2.0.0", "fetched example.more 1.0.0",
        "installed example.more 1.0.0", "installed example.app 2.0.0", "started example.more 1.0.0",
        "started example.app 2.0.0", "checked example.more 1.0.0", "checked example.app 2.0.0", "set written",
        "set current", "admitted example.more 1.0.0", "ended example.app 1.0.0", "admitted example.app 2.0.0"));
  }

  @Test
  void killedRollBack_leavesOneSetOrTheOther() throws Exception {
    tryAll("rollback", SECOND, FIRST, List.of("locked", "installed example.app 1.0.0", "started example.app 1.0.0",
        "checked example.app 1.0.0", "set written", "set current", "ended example.app 2.0.0",
        "admitted example.app 1.0.0", "ended example.more 1.0.0", "left example.more"));
  }

  private void tryAll(String command, List<String> before, List<String> after, List<String> phases) throws Exception {
    Path prepared = folder.resolve("prepared");
    prepare(prepared, before);
    Path whole = copy(prepared, "whole");
    assertEquals(phases, KilledProcess.run(whole, command, 0));
    List<Future<Path>> homes = new ArrayList<>();
    for (int i = 1; i <= phases.size(); i++) {
      int last = i;
      homes.add(processes.submit(() -> {
        Path home = copy(prepared, "killed-" + last);
        assertNull(KilledProcess.run(home, command, last), phases.get(last - 1));
        return home;
      }));
    }
    for (int last = 1; last <= phases.size(); last++) {
      boolean committed = last > phases.indexOf("set current");
      requireOneOrTheOther(homes.get(last - 1).get(), committed ? after : before,
          command + " killed after '" + phases.get(last - 1) + "'");
    }
  }

  private void prepare(Path at, List<String> before) throws Exception {
    TestHost host = new TestHost(Files.createDirectories(at));
    IndexBuilder index = new IndexBuilder(host.context, folder.resolve("index"));
    index.add(WithIndex.saying("app", "1.0.0").importing("lib"), WithIndex.library("lib", "1.0.0"),
        WithIndex.saying("next", "1.0.0"));
    host.indexes.add(index.file().toString());
    if (!before.equals(NOTHING)) {
      host.install("app");
      index.add(WithIndex.saying("app", "2.0.0").importing("lib").importing("more"),
          WithIndex.library("more", "1.0.0"));
    }
    if (before.equals(SECOND)) {
      host.update("app");
    }
    assertEquals(before, host.set());
    host.close();
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private void requireOneOrTheOther(Path home, List<String> expected, String phase) throws Exception {
    TestHost host = new TestHost(home);
    try {
      assertEquals(expected, host.set(), phase);
      assertEquals(expected, host.plugins.list().stream().map(KilledChangeTest::name).toList(), phase);
      assertTrue(host.plugins.list().stream().allMatch(plugin -> plugin.problem().isEmpty()), phase);
      requireCallable(host, expected, phase);
      host.install("next");
      assertEquals("1.0.0", host.call("next"), phase);
      requireCallable(host, expected, phase);
      for (Path jar : files(home.resolve("home/store"))) {
        String name = jar.getFileName().toString();
        assertTrue(name.endsWith(".part") || name.equals(Sha256.of(jar) + ".jar"),
            phase + ": " + name + " is not what it is called");
      }
    } finally {
      host.close();
    }
  }

  private static String name(Plugin plugin) {
    return plugin.bundle() + " " + plugin.version();
  }

  private static void requireCallable(TestHost host, List<String> expected, String phase) {
    if (expected.equals(NOTHING)) {
      assertEquals(List.of(), host.techniques.ids(Supplier.class).stream().filter("app"::equals).toList(), phase);
    } else {
      assertEquals(expected.equals(FIRST) ? "1.0.0" : "2.0.0", host.call("app"), phase);
    }
  }

  @Test
  void jarThatIsHalfFetched_isFetchedAgain() throws Exception {
    Path home = folder.resolve("half");
    prepare(home, NOTHING);
    assertNull(KilledProcess.run(home, "install", 3));
    List<Path> jars = files(home.resolve("home/store"));
    assertEquals(2, jars.size());
    byte[] whole = Files.readAllBytes(jars.get(0));
    Files.write(jars.get(0), Arrays.copyOf(whole, whole.length / 2));
    Files.move(jars.get(1), jars.get(1).resolveSibling("plugin123.part"));
    TestHost host = new TestHost(home);
    try {
      host.install("app");
      assertEquals("1.0.0", host.call("app"));
      assertEquals(whole.length, Files.size(jars.get(0)));
      assertNotEquals(0, Files.size(jars.get(1)));
    } finally {
      host.close();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(all::add);
      }
    }
    return all;
  }
}
