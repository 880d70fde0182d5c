package io.headframe.core.host.internal.claim;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims;
import io.headframe.core.host.Runs;
import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.IsolationError;
import io.headframe.core.host.internal.lane.LaneThreads;
import io.headframe.core.host.internal.lane.LaneTurn;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.internal.run.HostRun;
import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures claims on a lane, one after the other, each on a model of its own. */
@Component
public final class ClaimChecks implements Claims {

  private static final double NANOS = 1e9;

  private final Techniques techniques;
  private final Compartments compartments;
  private final LaneThreads lanes;
  private final Path folder;

  /**
   * @param context tells the folder
   * @param techniques where claims are found
   * @param compartments quarantine what does not end
   * @param lanes where they are measured
   */
  @Activate
  public ClaimChecks(
      BundleContext context,
      @Reference Techniques techniques,
      @Reference Compartments compartments,
      @Reference LaneThreads lanes) {
    this.techniques = techniques;
    this.compartments = compartments;
    this.lanes = lanes;
    this.folder = Home.of(context).resolve("checks");
  }

  @Override
  public List<Checked> check(String method, Runs.Progress progress) throws InterruptedException {
    return check(method, claim -> claim, true, progress);
  }

  @Override
  public List<Checked> check(String method, String model, Runs.Progress progress) throws InterruptedException {
    return check(method, claim -> new Claim(claim.id(), claim.method(), claim.statement(), claim.source(), model,
        claim.direction(), claim.threshold(), claim.samples(), claim.seed()), false, progress);
  }

  @Override
  public List<Recorded> recorded(String method) {
    requireClaims(method);
    try (TechniqueLease<?> lease = techniques.lease(ClaimCheck.class, method)) {
      ClaimRecord record = ClaimRecord.of(lease.owner());
      return List.copyOf(((ClaimCheck<?>) lease.get()).claims()).stream()
          .map(claim -> new Recorded(claim, record.outcome(claim), record.measured(claim))).toList();
    }
  }

  private List<Checked> check(String method, UnaryOperator<Claim> onModel, boolean compared, Runs.Progress progress)
      throws InterruptedException {
    if (lanes.onLane()) {
      throw new HeadframeException(IsolationError.NESTED_RUN, method);
    }
    requireClaims(method);
    try (TechniqueLease<?> lease = techniques.lease(ClaimCheck.class, method)) {
      ClaimCheck<?> check = (ClaimCheck<?>) lease.get();
      ClaimRecord record = ClaimRecord.of(lease.owner());
      List<Claim> claims = check.claims().stream().map(onModel).toList();
      List<Checked> checked = new ArrayList<>();
      for (Claim claim : claims) {
        Runs.Progress part = (fraction, doing) ->
            progress.report((checked.size() + fraction) / claims.size(), claim.id() + ": " + doing);
        long begin = System.nanoTime();
        Measurement measured = measure(lease, check, claim, part);
        double seconds = (System.nanoTime() - begin) / NANOS;
        checked.add(new Checked(claim, measured, claim.judge(measured),
            compared ? record.outcome(claim) : null, seconds));
      }
      return List.copyOf(checked);
    }
  }

  private void requireClaims(String method) {
    if (techniques.ids(ClaimCheck.class).contains(method)) {
      return;
    }
    techniques.lease(Method.class, method).close();
    List<String> with = techniques.ids(ClaimCheck.class);
    throw new HeadframeException(HostError.NO_CLAIMS, method,
        with.isEmpty() ? "no method that is installed has any" : "those that have some are " + String.join(", ", with));
  }

  private Measurement measure(TechniqueLease<?> lease, ClaimCheck<?> check, Claim claim, Runs.Progress progress)
      throws InterruptedException {
    Owner owner = lease.owner();
    Path artifacts = folder.resolve(claim.method().replaceAll("[^A-Za-z0-9._-]", "-")).resolve(claim.id());
    HostRun run = new HostRun(techniques, owner, claim.seed(), artifacts, progress, new AtomicBoolean());
    // An interrupted check ends at once, the measurement at its next look: until then it needs the plugin.
    run.adopt(lease.again());
    Measuring measuring = new Measuring(techniques, compartments, owner, check, claim, run);
    LaneTurn turn = lanes.enter("check " + claim.method() + " " + claim.id(), measuring);
    try {
      return measuring.measured().get();
    } catch (InterruptedException interrupted) {
      turn.stop();
      throw interrupted;
    } catch (ExecutionException failed) {
      throw (HeadframeException) failed.getCause();
    } catch (CancellationException ended) {
      throw new IllegalStateException("the claim " + claim.id() + " was not measured, because the host ended", ended);
    }
  }
}
