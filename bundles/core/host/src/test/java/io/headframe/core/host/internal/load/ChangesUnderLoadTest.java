package io.headframe.core.host.internal.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.load.OpenLoop.Measured;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesUnderLoadTest {

  private static final int CHANGES = 4;

  @TempDir
  private Path folder;

  /** How long calls take is measured by {@link ChangesUnderLoadBenchmark}; here none may fail. */
  @Test
  void noCallFails_whileThePluginIsUpdatedRefusedAndRolledBack() throws Exception {
    int calls = Boolean.getBoolean("headframe.soak") ? 10_000 : 400;
    try (ChangesUnderLoad load = new ChangesUnderLoad(folder)) {
      Map<String, Measured> windows = load.measure(calls, CHANGES);
      windows.forEach((name, measured) -> {
        assertEquals(0, measured.failed(), () -> name + ": " + measured.firstFailure());
        assertEquals(calls, measured.nanos().getTotalCount(), name);
      });
      assertTrue(load.versions().size() >= CHANGES, "several versions answered: " + load.versions());
      assertTrue(load.versions().stream().noneMatch(version -> version.toString().startsWith("1.0.1000")),
          "no refused version answered");
    }
  }
}
