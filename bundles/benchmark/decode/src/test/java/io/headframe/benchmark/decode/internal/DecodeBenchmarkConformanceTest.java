package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

class DecodeBenchmarkConformanceTest
    extends MethodConformance<DecodeBenchmark.Parameters, DecodeBenchmark.Findings> {

  /** By a clock that moves a millisecond at each look, so that two runs are the same. */
  @Override
  protected Method<DecodeBenchmark.Parameters, DecodeBenchmark.Findings> method() {
    AtomicLong clock = new AtomicLong();
    return new DecodeBenchmark(() -> clock.addAndGet(1_000_000));
  }

  @Override
  protected DecodeBenchmark.Parameters parameters() {
    return new DecodeBenchmark.Parameters("stories", Optional.empty(), "pp8,pp16,tg4,verify-2,ttft", 2, 0,
        Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** Nothing is claimed of it. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
