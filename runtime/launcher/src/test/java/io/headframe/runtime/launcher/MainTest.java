package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.runtime.launcher.bundle.ExitCodeActivator;
import io.headframe.runtime.launcher.bundle.FailingActivator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts processes, as the command line does. */
class MainTest {

  @TempDir Path temporary;

  @Test
  void main_taskReturnsANumber_exitsWithItAndPrintsNothingElse() throws Exception {
    TestDistribution distribution =
        new TestDistribution(temporary).bundle("tiny", ExitCodeActivator.class, Map.of());
    Process first = start(distribution, "7", "a result");
    Process second = start(distribution, "0", "another");
    assertEquals(7, exitCode(first));
    assertEquals(0, exitCode(second));
    assertEquals("a result\n", output(first));
    assertEquals("", errors(first));
    assertEquals("another\n", output(second));
  }

  @Test
  void main_unresolvableBundle_exitsWith1AndOneSentence() throws Exception {
    TestDistribution distribution = new TestDistribution(temporary)
        .bundle("wants", ExitCodeActivator.class, Map.of("Import-Package", "org.absent"));
    Process process = start(distribution, "0");
    assertEquals(1, exitCode(process));
    assertEquals("", output(process));
    String errors = errors(process);
    assertTrue(errors.startsWith("headframe: The bundle wants 1.2.3 cannot start because nothing"), errors);
    assertTrue(errors.endsWith("[HF-LAUNCH-004]\n"), errors);
    assertEquals(1, errors.lines().count());
  }

  @Test
  void main_homeIsAFile_exitsWith1AndSaysSoAtOnce() throws Exception {
    TestDistribution distribution =
        new TestDistribution(temporary).bundle("tiny", ExitCodeActivator.class, Map.of());
    Files.writeString(distribution.home(), "not a folder");
    Process process = start(distribution, "0");
    assertEquals(1, exitCode(process));
    String errors = errors(process);
    assertTrue(errors.startsWith("headframe: Runs, logs and plugins cannot be kept in " + distribution.home()), errors);
    assertTrue(errors.endsWith("[HF-LAUNCH-009]\n"), errors);
  }

  @Test
  void main_whateverHappens_leavesNoStorageBehind() throws Exception {
    TestDistribution distribution =
        new TestDistribution(temporary).bundle("tiny", ExitCodeActivator.class, Map.of());
    Path storages = Files.createDirectory(temporary.resolve("tmp"));
    Process good = start(distribution, storages, "0");
    Process bad = start(distribution, storages, "not a number");
    assertEquals(0, exitCode(good));
    assertEquals(1, exitCode(bad));
    distribution.bundle("broken", FailingActivator.class, Map.of());
    assertEquals(1, exitCode(start(distribution, storages, "0")));
    try (var left = Files.list(storages)) {
      assertEquals(List.of(), left.filter(path -> path.getFileName().toString().startsWith("headframe-")).toList());
    }
  }

  private static Process start(TestDistribution distribution, String... arguments) throws IOException {
    return start(distribution, Path.of(System.getProperty("java.io.tmpdir")), arguments);
  }

  private static Process start(TestDistribution distribution, Path storages, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "-Djava.io.tmpdir=" + storages,
        "-Dheadframe.distribution=" + distribution.folder(),
        "-Dfile.encoding=UTF-8",
        "-Dsun.jnu.encoding=UTF-8"));
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HEADFRAME_HOME", distribution.home().toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("HEADFRAME_LOG");
    return builder.start();
  }

  private static int exitCode(Process process) throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after 30 s");
    }
    return process.exitValue();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
