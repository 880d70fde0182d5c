package io.headframe.core.host.internal.claim;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.isolation.Compartment;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.Standing;
import io.headframe.core.host.internal.lane.LaneTurn;
import io.headframe.core.host.internal.lane.LaneWork;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.internal.run.HostRun;
import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.ParameterType;
import java.util.concurrent.CompletableFuture;

/** What happens on the lane: open the claim's model and measure. */
final class Measuring implements LaneWork {

  private final Techniques techniques;
  private final Compartments compartments;
  private final Owner owner;
  private final ClaimCheck<?> check;
  private final Claim claim;
  private final HostRun run;
  private final CompletableFuture<Measurement> measured = new CompletableFuture<>();

  /**
   * @param techniques open the model
   * @param compartments quarantine what does not end
   * @param owner whose check it is
   * @param check measures
   * @param claim what
   * @param run what the check is given; it is closed here
   */
  Measuring(
      Techniques techniques, Compartments compartments, Owner owner, ClaimCheck<?> check, Claim claim, HostRun run) {
    this.techniques = techniques;
    this.compartments = compartments;
    this.owner = owner;
    this.check = check;
    this.claim = claim;
    this.run = run;
  }

  /** The number, or a {@link HeadframeException}; cancelled if it never began. */
  CompletableFuture<Measurement> measured() {
    return measured;
  }

  @Override
  public void compute(LaneTurn turn) {
    Measurement number = null;
    HeadframeException failure = null;
    try (run) {
      number = open(check);
    } catch (Throwable thrown) {
      failure = words(thrown);
    }
    if (!turn.end()) {
      return;
    }
    if (failure == null) {
      measured.complete(number);
    } else {
      measured.completeExceptionally(failure);
    }
  }

  @Override
  public void asked() {
    run.cancel();
  }

  @Override
  public void dropped() {
    run.close();
    measured.cancel(false);
  }

  /** Whoever asked was interrupted and has gone. */
  @Override
  public void givenUp(Thread thread, Standing standing) {
    var culprit = standing.culprit(run.called().stream().map(Owner::bundle).toList(), owner.bundle());
    String doing = "the check of the claim '" + claim.id() + "' of method '" + claim.method() + "'";
    compartments.giveUp(culprit, thread, doing, standing.text(culprit));
    measured.cancel(false);
  }

  private <M> Measurement open(ClaimCheck<M> check) throws Exception {
    var type = run.adopt(techniques.lease(ParameterType.class, check.modelType().getName()));
    M model = check.modelType().cast(
        PluginMark.call(type.owner().name(), () -> ((ParameterType<?>) type.get()).open(claim.model(), run)).value());
    Compartment compartment = compartments.of(owner.bundle());
    Thread.currentThread().setContextClassLoader(compartment.context());
    return PluginMark.call(compartment.name(), () -> check.measure(claim, model, run));
  }

  private HeadframeException words(Throwable thrown) {
    HeadframeException known = Failure.copyOfKnown(thrown);
    return known != null
        ? known
        : new HeadframeException(Failure.copy(thrown), HostError.CLAIM_FAILED, claim.id(), claim.method(), owner,
            Failure.message(thrown));
  }
}
