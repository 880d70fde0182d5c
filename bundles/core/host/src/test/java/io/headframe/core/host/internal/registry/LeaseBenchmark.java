package io.headframe.core.host.internal.registry;

import io.headframe.core.method.Lease;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a call through a lease costs over a direct call, among a hundred techniques. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeaseBenchmark {

  private static final int TECHNIQUES = 100;

  private final TechniqueTable table = new TechniqueTable();
  private final IntUnaryOperator technique = new Increment();
  private int value;

  private static final class Increment implements IntUnaryOperator {
    @Override
    public int applyAsInt(int operand) {
      return operand + 1;
    }
  }

  /** Fills the table. */
  @Setup
  public void fill() {
    for (int i = 0; i < TECHNIQUES; i++) {
      table.change(List.of(), List.of(new Generation(List.of(IntUnaryOperator.class.getName()), "technique-" + i,
          new Owner("example", "1.0.0", null), name -> null, () -> technique)));
    }
  }

  /** The call alone. */
  @Benchmark
  public int direct() {
    value = technique.applyAsInt(value);
    return value;
  }

  /** The call with a lease taken and ended around it. */
  @Benchmark
  public int leased() {
    try (Lease<IntUnaryOperator> lease = table.lease(IntUnaryOperator.class, "technique-42")) {
      value = lease.get().applyAsInt(value);
    }
    return value;
  }

  /** Runs the benchmark alone. */
  public static void main(String[] arguments) throws Exception {
    new Runner(new OptionsBuilder().include(LeaseBenchmark.class.getSimpleName()).build()).run();
  }
}
