package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an application with the runtime in it, built from the published jars and run. */
class EmbedTest {

  @TempDir
  Path project;

  @TempDir
  Path home;

  @Test
  void application_usesTheHostsTypesDirectly() throws Exception {
    Headframe.Ended ended = buildAndRun(UnaryOperator.identity());
    assertEquals(0, ended.code(), ended::toString);
    List<String> lines = ended.out().lines().toList();
    assertTrue(lines.get(0).matches("\\d+ methods"), ended::toString);
    assertTrue(lines.get(1).startsWith("SUCCEEDED {\"induction\":{"), ended::toString);
    assertTrue(lines.contains("HeatMap: induction score"), ended::toString);
    // An exception of the host is caught as the application's own class.
    assertTrue(lines.get(lines.size() - 1).startsWith("HF-HOST-001 "), ended::toString);
    try (var runs = Files.list(home.resolve("runs"))) {
      assertEquals(1, runs.filter(Files::isDirectory).count());
    }
  }

  @Test
  void application_thatSharesNothing_isToldWhatToShare() throws Exception {
    Headframe.Ended ended = buildAndRun(text -> text.replace(".sharing(Runs.class)", ""));
    assertEquals(1, ended.code(), ended::toString);
    assertTrue(ended.err().contains("Configuration.sharing(Methods.class)"), ended::toString);
  }

  private Headframe.Ended buildAndRun(UnaryOperator<String> edit) throws Exception {
    Path jar = ExampleProject.build("embed", project, edit);
    Path out = project.resolve("out.txt");
    Path err = project.resolve("err.txt");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar",
        jar.toString(), System.getProperty("headframe.distribution"), home.toString())
        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the application does not end");
    return new Headframe.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
