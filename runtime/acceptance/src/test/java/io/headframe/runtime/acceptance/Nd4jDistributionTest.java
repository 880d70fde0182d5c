package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class Nd4jDistributionTest {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("headframe.nd4j"));

  @TempDir
  Path home;

  /** A start resolves every bundle or says which cannot be; the bridge asks for all of ND4J's packages that it needs. */
  @Test
  void distribution_hasTheBridge_andBothProviders() throws Exception {
    try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("bundles"))) {
      List<String> names = files.map(file -> file.getFileName().toString().replaceAll("-[0-9].*", "")).toList();
      assertTrue(names.containsAll(List.of("io.headframe.linalg.nd4j-arrays", "io.headframe.linalg.nd4j",
          "io.headframe.linalg.pytorch")), names::toString);
    }
    Headframe.Ended ended = new Headframe(DISTRIBUTION, home)
        .run("plugin", "check", "io.headframe.linalg.nd4j", "io.headframe.linalg.pytorch");
    assertEquals(0, ended.code(), ended::toString);
  }
}
