package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path log = project.resolve("build.log");
    ProcessBuilder maven = new ProcessBuilder(System.getProperty("headframe.maven"), "-B", "-q", "package",
        "-Dheadframe.repository=" + Path.of(System.getProperty("headframe.distribution"), "repository").toRealPath())
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    assertEquals(0, maven.start().waitFor(), () -> read(log));
    try (Stream<Path> built = Files.list(project.resolve("target"))) {
      return built.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
