package io.headframe.linalg.benchmark.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Component;

/**
 * How long the installed providers of linear algebra take for square matrices of normal numbers, side by side. They
 * take turns, call after call, and the figure is the median of the calls: t(1/2) = median over calls of the time from
 * the matrix in Java memory to the result there. As much time is spent before that is not counted, so that libraries
 * are loaded and loops compiled.
 *
 * <p>Not for the time that a command takes: there the library is loaded first, which takes as long as some hundred
 * calls on small matrices.
 */
@Component
@MethodInfo(
    id = "linalg-benchmark",
    title = "Speed of linear algebra",
    summary = "Times the installed providers of linear algebra side by side, by the size of the matrix.",
    family = "benchmark")
public final class LinearAlgebraBenchmark
    implements Method<LinearAlgebraBenchmark.Parameters, LinearAlgebraBenchmark.Findings>, HealthCheck {

  private static final int LEAST_CALLS = 3;

  /**
   * What a user sets.
   *
   * @param sizes rows of the matrices
   * @param seconds for each figure
   */
  public record Parameters(
      @Parameter(value = "sizes of the square matrices", defaultValue = "4,16,32,64,128,256,512", min = 1,
          max = 4096) List<Integer> sizes,
      @Parameter(value = "how long each figure is measured, after as long a warm-up; three calls at least",
          unit = "seconds", defaultValue = "0.2", min = 0, max = 600) double seconds) {}

  /**
   * What comes out.
   *
   * @param timings of each operation, size and provider
   */
  public record Findings(@Result("times of the median call") Timings timings) {}

  private final LongSupplier clock;

  /** With the clock of the machine. */
  public LinearAlgebraBenchmark() {
    this(System::nanoTime);
  }

  /** @param clock nanoseconds */
  LinearAlgebraBenchmark(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public Findings run(Parameters parameters, Run run) {
    Map<String, LinearAlgebra> providers = new LinkedHashMap<>();
    List<Lease<LinearAlgebra>> held = new ArrayList<>();
    try {
      for (String id : run.leases().ids(LinearAlgebra.class)) {
        Lease<LinearAlgebra> lease = run.leases().lease(LinearAlgebra.class, id);
        held.add(lease);
        providers.put(id, lease.get());
      }
      return new Findings(new Timings(measure(parameters, providers, run)));
    } finally {
      held.forEach(Lease::close);
    }
  }

  /** One small matrix, and a figure for each provider. */
  @Override
  public void checkHealth(Run run) {
    int providers = run.leases().ids(LinearAlgebra.class).size();
    int found = run(new Parameters(List.of(2), 0), run).timings().timings().size();
    if (found != providers * Operation.values().length) {
      throw new IllegalStateException(providers + " providers gave " + found + " figures");
    }
  }

  private List<Timing> measure(Parameters parameters, Map<String, LinearAlgebra> providers, Run run) {
    List<Timing> timings = new ArrayList<>();
    int figures = Operation.values().length * parameters.sizes().size();
    for (Operation operation : Operation.values()) {
      for (int size : parameters.sizes()) {
        run.checkCancelled();
        run.progress((double) timings.size() / Math.max(1, providers.size()) / figures,
            operation.title() + " of size " + size);
        Matrix matrix = random(size, new Random(run.seed()));
        repeat(operation, matrix, providers, parameters.seconds(), run);
        repeat(operation, matrix, providers, parameters.seconds(), run).forEach((id, nanos) ->
            timings.add(new Timing(operation.title(), size, id, median(nanos) / 1e3, nanos.size())));
      }
    }
    run.progress(1, "measured");
    return timings;
  }

  /** The nanoseconds of each call, by provider. */
  private Map<String, List<Long>> repeat(Operation operation, Matrix matrix, Map<String, LinearAlgebra> providers,
      double seconds, Run run) {
    Map<String, List<Long>> nanos = new LinkedHashMap<>();
    providers.keySet().forEach(id -> nanos.put(id, new ArrayList<>()));
    long end = clock.getAsLong() + Math.round(seconds * providers.size() * 1e9);
    for (int round = 0; round < LEAST_CALLS || clock.getAsLong() < end; round++) {
      run.checkCancelled();
      providers.forEach((id, algebra) -> {
        long begin = clock.getAsLong();
        operation.compute(algebra, matrix);
        nanos.get(id).add(clock.getAsLong() - begin);
      });
    }
    return nanos;
  }

  private static double median(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(value -> value).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
  }

  private static Matrix random(int size, Random random) {
    double[] elements = new double[size * size];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextGaussian();
    }
    return new Matrix(size, size, elements);
  }
}
