package io.headframe.core.host.internal.run;

import com.google.gson.JsonElement;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.isolation.Breaker;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.Consumption;
import io.headframe.core.host.internal.isolation.IsolationError;
import io.headframe.core.host.internal.isolation.Standing;
import io.headframe.core.host.internal.isolation.Tally;
import io.headframe.core.host.internal.isolation.TimeText;
import io.headframe.core.host.internal.lane.LaneTurn;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.method.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** What follows from the end of a run: its outcome, its record, the counts, and whether its method is held back. */
final class Verdict {

  private final String method;
  private final Owner owner;
  private final HostRun run;
  private final RunLedger ledger;
  private final AtomicBoolean cancelled;
  private final Duration deadline;
  private final Duration longestStop;
  private final Compartments compartments;
  private final Tally tally;
  private final Breaker breaker;
  private volatile boolean overdue;

  /**
   * @param method id of the method
   * @param owner whose it is
   * @param run the run
   * @param ledger keeps the record
   * @param cancelled becomes true when the run is to end
   * @param deadline how long it may compute; null for as long as it takes
   * @param longestStop how long it may take to stop
   * @param compartments count, hold back and quarantine
   */
  Verdict(
      String method,
      Owner owner,
      HostRun run,
      RunLedger ledger,
      AtomicBoolean cancelled,
      Duration deadline,
      Duration longestStop,
      Compartments compartments) {
    this.method = method;
    this.owner = owner;
    this.run = run;
    this.ledger = ledger;
    this.cancelled = cancelled;
    this.deadline = deadline;
    this.longestStop = longestStop;
    this.compartments = compartments;
    this.tally = compartments.of(owner.bundle()).tally(method);
    this.breaker = compartments.of(owner.bundle()).breaker(method);
  }

  void began() {
    tally.began();
  }

  void deadlinePassed(LaneTurn turn) {
    if (cancelled.compareAndSet(false, true)) {
      overdue = true;
      turn.stop();
    }
  }

  RunOutcome succeeded(Instant started, Consumption used, JsonElement result, List<View> views) {
    tally.succeeded(used);
    breaker.succeeded();
    return ledger.succeeded(started, used, result, views);
  }

  /** It waited for its turn when it was cancelled. */
  RunOutcome dropped() {
    tally.began();
    tally.cancelled(Consumption.NOTHING);
    breaker.undecided();
    return ledger.cancelled(Instant.now(), Consumption.NOTHING);
  }

  /**
   * It ended by throwing something.
   *
   * @param interrupted whether its thread was interrupted because it did not stop
   * @param called whether the method was called, or only its parameters opened
   */
  RunOutcome threw(Instant started, Consumption used, Throwable thrown, boolean interrupted, boolean called) {
    boolean asked = cancelled.get()
        && (Failure.isCancellation(thrown) || interrupted && Failure.isInterruption(thrown));
    if (asked && !overdue) {
      tally.cancelled(used);
      breaker.undecided();
      return ledger.cancelled(started, used);
    }
    HeadframeException failure = asked
        ? new HeadframeException(IsolationError.RUN_OVERDUE, ledger.id(), method, TimeText.of(deadline))
        : failure(thrown);
    tally.failed(used);
    if (called && !failure.causedByInput()) {
      breaker.failed(failure.getMessage());
    } else {
      breaker.undecided();
    }
    return ledger.failed(started, used, failure);
  }

  /**
   * It did not end when it was asked to.
   *
   * @param inside the bundle that the host called last
   */
  RunOutcome givenUp(Instant started, Consumption used, Thread thread, Standing standing, Bundle inside) {
    List<Bundle> candidates =
        Stream.concat(Stream.of(inside), run.called().stream().map(Owner::bundle)).distinct().toList();
    Bundle culprit = standing.culprit(candidates, inside);
    String where = standing.text(culprit);
    String doing = "run " + ledger.id() + " of method '" + method + "'";
    String name = compartments.giveUp(culprit, thread, doing, where);
    tally.givenUp(used);
    breaker.undecided();
    return ledger.failed(started, used, new HeadframeException(IsolationError.RUN_GIVEN_UP, ledger.id(), method,
        overdue ? "reached its deadline of " + TimeText.of(deadline) : "was cancelled", TimeText.of(longestStop),
        Owner.of(culprit), name, where));
  }

  private HeadframeException failure(Throwable thrown) {
    HeadframeException known = Failure.copyOfKnown(thrown);
    return known != null
        ? known
        : new HeadframeException(
            Failure.copy(thrown), HostError.METHOD_FAILED, method, owner, Failure.message(thrown));
  }
}
