package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method of the distribution has run the TCK in this build, with as many rules as conformance.txt records. */
class ConformanceRecordTest {

  @Test
  void everyMethodOfTheDistribution_hasARecordedCount() throws IOException {
    Set<String> methods = BundleRulesTest.distribution().stream()
        .flatMap(bundle -> bundle.components().stream())
        .filter(component -> component.provides().contains("io.headframe.core.method.Method"))
        .map(BundleJar.Component::id)
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> recorded =
        recorded().stream().map(ConformanceRecordTest::id).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(methods, recorded, "for a new method, write a test class that extends MethodConformance, and its count"
        + " of executed rules into conformance.txt");
  }

  @Test
  void executedRules_areAsManyAsRecorded() throws IOException {
    Set<String> methods = recorded().stream().map(ConformanceRecordTest::id).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(recorded()), executed(methods),
        "rules that were executed; a count that is missing means that the tests of its bundle did not run:"
            + " run ./headframe test");
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in = ConformanceRecordTest.class.getResourceAsStream("/conformance.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String id(String line) {
    return line.replaceFirst(" .*", "");
  }

  /** Of these methods only: the TCK's own tests leave counts too. */
  private static Set<String> executed(Set<String> methods) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Path folder : list(Path.of(System.getProperty("headframe.bundles")))) {
      for (Path bundle : list(folder)) {
        for (Path count : list(bundle.resolve("target/conformance"))) {
          String line = Files.readString(count).strip();
          if (methods.contains(id(line))) {
            lines.add(line);
          }
        }
      }
    }
    return lines;
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
