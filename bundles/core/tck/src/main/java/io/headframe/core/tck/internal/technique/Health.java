package io.headframe.core.tck.internal.technique;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Asks a technique for its health, three times: what is left behind once may belong to what is used by all.
 *
 * @param leases what the technique leases
 * @param folder where artifacts go
 * @param longest how long a check may take
 */
record Health(Leases leases, Path folder, Duration longest) {

  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int ASKED = 3;
  private static final long SEED = 42;

  void check(Object technique, ComponentDescription described) throws InterruptedException {
    if (!(technique instanceof HealthCheck check)) {
      throw new AssertionError(technique.getClass().getName() + " has no health check; implement "
          + HealthCheck.class.getName());
    }
    if (!described.provides().contains(HealthCheck.class.getName())) {
      throw new AssertionError(technique.getClass().getName() + " is not registered as a health check; name "
          + HealthCheck.class.getSimpleName() + ".class too in service of @Component");
    }
    LeftBehind left = new LeftBehind();
    long[] files = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      ask(check);
      files[i] = LeftBehind.openFiles();
    }
    Set<String> threads = left.threads();
    if (!threads.isEmpty()) {
      throw new AssertionError("the health check leaves threads behind: " + String.join(", ", threads));
    }
    if (files[1] > files[0] && files[2] > files[1]) {
      throw new AssertionError("each health check leaves open files behind: " + (files[2] - files[1]));
    }
  }

  private void ask(HealthCheck check) {
    try {
      assertTimeoutPreemptively(longest, () -> {
        try (TestRun run = new TestRun(leases, folder, SEED)) {
          check.checkHealth(run);
        }
      });
    } catch (AssertionError late) {
      throw new AssertionError("the health check did not end within " + longest.toMillis() + " ms", late);
    } catch (Exception unwell) {
      throw new AssertionError("the health check failed: " + unwell.getMessage(), unwell);
    }
  }
}
