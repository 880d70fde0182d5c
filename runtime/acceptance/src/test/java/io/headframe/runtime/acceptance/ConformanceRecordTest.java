package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every technique of the distribution has run the conformance test of its extension point in this build, with as many
 * rules as conformance.txt records: the kind, the id and the count on each line.
 */
class ConformanceRecordTest {

  /** What a technique provides beside its extension point. */
  private static final Set<String> BESIDE = Set.of("io.headframe.core.method.HealthCheck");

  @Test
  void everyTechniqueOfTheDistribution_hasARecordedCount() throws IOException {
    Set<String> techniques = BundleRulesTest.distribution().stream()
        .flatMap(bundle -> bundle.components().stream())
        .filter(component -> !component.id().isEmpty())
        .flatMap(component -> component.provides().stream()
            .filter(type -> !BESIDE.contains(type)).map(type -> kind(type) + " " + component.id()))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> recorded =
        recorded().stream().map(ConformanceRecordTest::technique).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(techniques, recorded, "for a new technique, write a test class that extends the conformance test of"
        + " its extension point, and its count of executed rules into conformance.txt");
  }

  @Test
  void executedRules_areAsManyAsRecorded() throws IOException {
    Set<String> techniques = recorded().stream().map(ConformanceRecordTest::technique).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(recorded()), executed(techniques),
        "rules that were executed; a count that is missing means that the tests of its bundle did not run:"
            + " run ./headframe test");
  }

  /** Without what only a newer Java can build, where an older one built the distribution. */
  private static List<String> recorded() throws IOException {
    boolean newer = BundleRulesTest.distribution().stream()
        .flatMap(bundle -> bundle.components().stream()).anyMatch(component -> component.id().equals("vector"));
    try (InputStream in = ConformanceRecordTest.class.getResourceAsStream("/conformance.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> newer || !line.startsWith("kernel vector ")).toList();
    }
  }

  /** The name of an interface in lower case with dashes. */
  private static String kind(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** A line without its count. */
  private static String technique(String line) {
    return line.substring(0, line.lastIndexOf(' '));
  }

  /** Of these techniques only: the kits' own tests leave counts too. */
  private static Set<String> executed(Set<String> techniques) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Path folder : list(Path.of(System.getProperty("headframe.bundles")))) {
      for (Path bundle : list(folder)) {
        for (Path count : list(bundle.resolve("target/conformance"))) {
          String line = Files.readString(count).strip();
          if (techniques.contains(technique(line))) {
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
