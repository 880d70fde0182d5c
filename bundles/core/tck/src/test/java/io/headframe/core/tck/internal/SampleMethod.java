package io.headframe.core.tck.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** A method that keeps every rule, or breaks one of those about runs. */
public final class SampleMethod implements Method<SampleMethod.Parameters, SampleMethod.Findings>, HealthCheck {

  private static final ForwardPlan PLAN = ForwardPlan.of(new int[][] {{1, 2, 3}});

  record Parameters(
      @Parameter(value = "the model", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "number of steps", defaultValue = "3", min = 1, max = 10) int steps) {}

  record Findings(
      @Result("a random number") double number,
      @Result("a number that is none") double none,
      @Result("a line") Line line,
      @Result("what cannot be written, if anything") Object other) {}

  record Line(String title, boolean shown) implements Presentable {

    @Override
    public List<View> views() {
      if (!shown) {
        throw new IllegalStateException("cannot be shown");
      }
      return List.of(new Text(title, "text"));
    }
  }

  private final Rule broken;
  private final List<AutoCloseable> leaked = new ArrayList<>();

  /** Keeps every rule. */
  public SampleMethod() {
    this(null);
  }

  /** @param broken the rule about runs that is broken, or null */
  SampleMethod(Rule broken) {
    this.broken = broken;
  }

  @Override
  public Findings run(Parameters parameters, Run run) {
    if (broken == Rule.RUN) {
      throw new IllegalStateException("does not work");
    }
    for (int step = 0; step < parameters.steps(); step++) {
      check(run, parameters);
      double done = broken == Rule.PROGRESS ? parameters.steps() - step : step;
      run.progress(done / parameters.steps(), "step " + step);
      parameters.model().forward(PLAN).close();
    }
    if (broken == Rule.THREADS) {
      Thread thread = new Thread(() -> LockSupport.parkNanos(60_000_000_000L), "left behind");
      thread.setDaemon(true);
      thread.start();
    }
    if (broken == Rule.MEMORY) {
      leaked.add(parameters.model().forward(PLAN));
    }
    long seed = broken == Rule.SEED ? System.nanoTime() : run.seed();
    return new Findings(new SplittableRandom(seed).nextDouble(), Double.NaN,
        new Line("a title", broken != Rule.VIEWS), broken == Rule.JSON ? Thread.currentThread() : "");
  }

  @Override
  public void checkHealth(Run run) {
    if (run.seed() == 0) {
      throw new IllegalStateException("the seed is 0");
    }
  }

  private void check(Run run, Parameters parameters) {
    if (broken == Rule.CANCELLATION) {
      return;
    }
    try {
      run.checkCancelled();
    } catch (RunCancelledException cancelled) {
      if (broken == Rule.MEMORY_WHEN_CANCELLED) {
        leaked.add(parameters.model().forward(PLAN));
      }
      throw cancelled;
    }
  }

  /** Parameters without what rules ask for. */
  static final class Undescribed implements Method<Undescribed.Parameters, Findings> {

    record Parameters(@Parameter("the model.") CausalLM model) {}

    @Override
    public Findings run(Parameters parameters, Run run) {
      return new SampleMethod(null).run(new SampleMethod.Parameters(parameters.model(), 3), run);
    }
  }

  /** A number that nothing bounds. */
  static final class Unbounded implements Method<Unbounded.Parameters, Findings> {

    record Parameters(@Parameter("the model") CausalLM model,
        @Parameter("layers") Optional<List<Integer>> layers) {}

    @Override
    public Findings run(Parameters parameters, Run run) {
      return new SampleMethod(null).run(new SampleMethod.Parameters(parameters.model(), 3), run);
    }
  }

  /** A default that the range refuses. */
  static final class OutOfRange implements Method<OutOfRange.Parameters, Findings> {

    record Parameters(@Parameter("the model") CausalLM model,
        @Parameter(value = "steps", defaultValue = "11", min = 1, max = 10) int steps) {}

    @Override
    public Findings run(Parameters parameters, Run run) {
      return new SampleMethod(null).run(new SampleMethod.Parameters(parameters.model(), 3), run);
    }
  }

  /** A result that nothing describes. */
  static final class UndescribedResult implements Method<SampleMethod.Parameters, UndescribedResult.Number> {

    record Number(double value) {}

    @Override
    public Number run(SampleMethod.Parameters parameters, Run run) {
      return new Number(new SampleMethod(null).run(parameters, run).number());
    }
  }
}
