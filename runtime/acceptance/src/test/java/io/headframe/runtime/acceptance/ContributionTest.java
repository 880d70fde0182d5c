package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through from an empty folder to a distribution, as its reader runs it. */
@Tag("one-java")
class ContributionTest {

  @TempDir
  Path folder;

  @Test
  void method_isWrittenPublishedInstalledUpdatedTakenBackAndDistributed() throws Exception {
    Path log = folder.resolve("log");
    ProcessBuilder walk = new ProcessBuilder("sh",
        Path.of(System.getProperty("headframe.examples"), "contribute", "walk.sh").toString(),
        folder.resolve("walk").toString())
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(log.toFile());
    walk.environment().put("HEADFRAME",
        Path.of(System.getProperty("headframe.distribution"), "bin", "headframe").toString());
    walk.environment().put("HEADFRAME_JAVA_HOME", System.getProperty("java.home"));
    walk.environment().put("JAVA_HOME", System.getProperty("java.home"));
    walk.environment().put("MAVEN", System.getProperty("headframe.maven"));
    Process process = walk.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "it does not end: " + read(log));
    String said = read(log);
    assertEquals(0, process.exitValue(), said);
    assertTrue(said.contains("replaced org.example.far-look 1.0.0 by 1.1.0")
        || said.contains("replaced org.example.farlook 1.0.0 by 1.1.0"), said);
    assertTrue(said.contains("that failed: 0"), said);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
