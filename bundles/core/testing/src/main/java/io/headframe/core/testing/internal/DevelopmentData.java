package io.headframe.core.testing.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds checkpoints that some tests of this project use and that are not part of it. A test without them is skipped,
 * or fails where the environment variable {@code HEADFRAME_REQUIRE_SHARED_DATA} is {@code true}.
 */
public final class DevelopmentData {

  private DevelopmentData() {}

  /** A file or folder of the development data, or a skipped test. */
  public static Path find(String name) {
    Path path = projectRoot().resolveSibling("shared").resolve("data").resolve(name);
    if (!Files.exists(path)) {
      String message = "development data '" + name + "' is not on this machine";
      if (Boolean.parseBoolean(System.getenv("HEADFRAME_REQUIRE_SHARED_DATA"))) {
        Assertions.fail(message);
      }
      Assumptions.abort("skipped: " + message);
    }
    return path;
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("cnf"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("tests run inside the project's folder");
    }
    return folder;
  }
}
