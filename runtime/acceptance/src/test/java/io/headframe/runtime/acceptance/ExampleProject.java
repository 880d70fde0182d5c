package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Builds the examples as a stranger does: a copy of the project, Maven, and what the distribution publishes. */
final class ExampleProject {

  private ExampleProject() {}

  /**
   * Builds a project.
   *
   * @param name its folder among the examples
   * @param project where the copy goes
   * @param edit what is changed in each file
   * @return the jar
   */
  static Path build(String name, Path project, UnaryOperator<String> edit) throws Exception {
    Path example = Path.of(System.getProperty("headframe.examples"), name);
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = example.relativize(file);
        if (!relative.startsWith("target")) {
          Path copy = project.resolve(relative);
          Files.createDirectories(copy.getParent());
          Files.writeString(copy, edit.apply(Files.readString(file)));
        }
      }
    }
    maven(project, "package",
        "-Dheadframe.repository=" + Path.of(System.getProperty("headframe.distribution"), "repository").toRealPath());
    try (Stream<Path> built = Files.list(project.resolve("target"))) {
      return built.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  /** Runs Maven in a folder, and fails with its log if it fails. */
  static void maven(Path project, String... arguments) throws Exception {
    Path log = project.resolve("build.log");
    assertEquals(0, start(project, log, arguments).waitFor(), () -> read(log));
  }

  /** Runs Maven in a folder, and gives its log; it must fail. */
  static String failingMaven(Path project, String... arguments) throws Exception {
    Path log = project.resolve("build.log");
    assertNotEquals(0, start(project, log, arguments).waitFor(), () -> read(log));
    return read(log);
  }

  private static Process start(Path project, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("headframe.maven"), "-B", "-q"));
    command.addAll(List.of(arguments));
    ProcessBuilder maven = new ProcessBuilder(command)
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return maven.start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
