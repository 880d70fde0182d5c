package io.headframe.core.host.internal.run;

import com.google.gson.JsonElement;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.isolation.Compartment;
import io.headframe.core.host.internal.isolation.Consumption;
import io.headframe.core.host.internal.isolation.Standing;
import io.headframe.core.host.internal.isolation.ThreadMeter;
import io.headframe.core.host.internal.lane.LaneTurn;
import io.headframe.core.host.internal.lane.LaneWork;
import io.headframe.core.host.internal.parameter.Binding;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.Bundle;

/**
 * What happens on the lane: open the parameters, call the method, keep its result in the host's own types. Whatever the
 * plugin throws becomes an outcome, and so does a thread that it never gives back.
 */
final class Execution implements LaneWork {

  private final TechniqueLease<?> lease;
  private final Binding binding;
  private final List<Opening> openings;
  private final HostRun run;
  private final Compartment compartment;
  private final Duration deadline;
  private final Verdict verdict;
  private final CompletableFuture<RunOutcome> outcome = new CompletableFuture<>();
  private volatile Instant started = Instant.now();
  private volatile ThreadMeter meter;
  private volatile Bundle inside;

  /**
   * @param lease on the method
   * @param binding its parameters
   * @param openings those of them that are opened
   * @param run what the method is given; it is closed here
   * @param compartment of the method's bundle
   * @param deadline how long it may compute; null for as long as it takes
   * @param verdict what follows from each way to end
   */
  Execution(
      TechniqueLease<?> lease,
      Binding binding,
      List<Opening> openings,
      HostRun run,
      Compartment compartment,
      Duration deadline,
      Verdict verdict) {
    this.lease = lease;
    this.binding = binding;
    this.openings = openings;
    this.run = run;
    this.compartment = compartment;
    this.deadline = deadline;
    this.verdict = verdict;
    this.inside = lease.owner().bundle();
  }

  @Override
  public void asked() {
    run.cancel();
  }

  /** How it will have ended. */
  CompletableFuture<RunOutcome> outcome() {
    return outcome;
  }

  @Override
  public void compute(LaneTurn turn) {
    try {
      started = Instant.now();
      meter = new ThreadMeter(Thread.currentThread());
      verdict.began();
      if (deadline != null) {
        turn.after(deadline, () -> verdict.deadlinePassed(turn));
      }
      Shown shown = null;
      Throwable thrown = null;
      boolean called = false;
      try (run) {
        run.checkCancelled();
        compartment.requireNoQuarantine();
        Map<String, Object> opened = open();
        called = true;
        shown = call(opened);
      } catch (Throwable failure) {
        thrown = failure;
      }
      boolean interrupted = turn.interrupted();
      if (turn.end()) {
        Consumption used = meter.read();
        outcome.complete(thrown == null
            ? verdict.succeeded(started, used, shown.json(), shown.views())
            : verdict.threw(started, used, thrown, interrupted, called));
      }
    } catch (Throwable unexpected) {
      outcome.completeExceptionally(Failure.copy(unexpected));
    }
  }

  @Override
  public void dropped() {
    run.close();
    outcome.complete(verdict.dropped());
  }

  /** What the run holds stays open: its thread may be in the middle of it. */
  @Override
  public void givenUp(Thread thread, Standing standing) {
    try {
      outcome.complete(verdict.givenUp(started, meter.read(), thread, standing, inside));
    } catch (RuntimeException | Error unexpected) {
      outcome.completeExceptionally(Failure.copy(unexpected));
    }
  }

  private Map<String, Object> open() throws Exception {
    Map<String, Object> opened = new HashMap<>();
    for (Opening opening : openings) {
      inside = opening.type().owner().bundle();
      ParameterType.Opened<?> value = opening.open(run);
      run.opened(opening.input(value));
      opened.put(opening.declaration().name(), value.value());
    }
    inside = lease.owner().bundle();
    return opened;
  }

  private Shown call(Map<String, Object> opened) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(compartment.context());
    try {
      return PluginMark.call(compartment.name(), () -> {
        Record result = result(binding.record(opened));
        return new Shown(ResultJson.converter().toJsonTree(result), ResultViews.of(result));
      });
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The record was made from the method's own signature, so its type fits. */
  @SuppressWarnings("unchecked")
  private Record result(Record parameters) throws Exception {
    Record result = ((Method<Record, ?>) lease.get()).run(parameters, run);
    if (result == null) {
      throw new IllegalStateException("it returned no result");
    }
    return result;
  }

  private record Shown(JsonElement json, List<View> views) {}
}
