package io.headframe.linalg.benchmark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.method.view.Table;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearAlgebraBenchmarkConformanceTest
    extends MethodConformance<LinearAlgebraBenchmark.Parameters, LinearAlgebraBenchmark.Findings> {

  /** Nanoseconds that nothing but the sample providers moves on. */
  private final AtomicLong clock = new AtomicLong();

  @Override
  protected Method<LinearAlgebraBenchmark.Parameters, LinearAlgebraBenchmark.Findings> method() {
    return new LinearAlgebraBenchmark(clock::get);
  }

  @Override
  protected LinearAlgebraBenchmark.Parameters parameters() {
    return new LinearAlgebraBenchmark.Parameters(List.of(2, 3), 1e-4);
  }

  @Override
  protected Leases leases() {
    return new FixedLeases().with(LinearAlgebra.class, "quick", new SampleAlgebra(clock, 2_000))
        .with(LinearAlgebra.class, "slow", new SampleAlgebra(clock, 9_000));
  }

  /** Nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }

  @Test
  void figures_areTheMicrosecondsOfEachProvider(@TempDir Path folder) throws Exception {
    Timings timings = method().run(parameters(), new TestRun(leases(), folder, 1)).timings();
    assertEquals(5 * 2 * 2, timings.timings().size());
    for (Timing timing : timings.timings()) {
      assertEquals(timing.provider().equals("quick") ? 2 : 9, timing.microseconds(), 0);
      // 2 · 100 µs for both, and a round takes 11.
      assertEquals(19, timing.calls());
    }
    Table table = (Table) timings.views().get(0);
    assertEquals(List.of("of", "size", "quick", "slow", "fastest"), table.columns());
    assertEquals(List.of("svd", "2", "2.0", "9.0", "quick"), table.rows().get(0));
  }
}
