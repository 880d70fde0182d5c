package io.headframe.draft.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class DraftBenchmarkConformanceTest extends MethodConformance<DraftBenchmark.Parameters, DraftBenchmark.Findings> {

  @TempDir
  private Path folder;

  /** By a clock that moves a millisecond at each look, so that two runs are the same. */
  @Override
  protected Method<DraftBenchmark.Parameters, DraftBenchmark.Findings> method() {
    AtomicLong clock = new AtomicLong();
    return new DraftBenchmark(() -> clock.addAndGet(50_000_000));
  }

  @Override
  protected DraftBenchmark.Parameters parameters() {
    Path prompts = folder.resolve("prompts.txt");
    try {
      Files.writeString(prompts, "ba de fi go ba de\nhu la mi hu la mi hu\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DraftBenchmark.Parameters(TestModels.constructed(), "prompt-lookup", prompts, 8, 2);
  }

  @Override
  protected Leases leases() {
    return Drafters.leases();
  }

  /** Nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
