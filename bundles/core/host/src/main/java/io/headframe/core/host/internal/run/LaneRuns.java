package io.headframe.core.host.internal.run;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.Runs;
import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.isolation.Breaker;
import io.headframe.core.host.internal.isolation.Compartment;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.isolation.IsolationError;
import io.headframe.core.host.internal.lane.LaneThreads;
import io.headframe.core.host.internal.lane.LaneTurn;
import io.headframe.core.host.internal.parameter.Binding;
import io.headframe.core.host.internal.parameter.Declaration;
import io.headframe.core.host.internal.parameter.MethodSignature;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks requests where they are made and computes them on a lane. */
@Component
public final class LaneRuns implements Runs {

  private final Techniques techniques;
  private final Compartments compartments;
  private final LaneThreads lanes;
  private final RunArchive archive;

  /**
   * @param context tells the folder
   * @param techniques where methods are found
   * @param compartments say which are held back
   * @param lanes where they compute
   */
  @Activate
  public LaneRuns(
      BundleContext context,
      @Reference Techniques techniques,
      @Reference Compartments compartments,
      @Reference LaneThreads lanes) {
    this.techniques = techniques;
    this.compartments = compartments;
    this.lanes = lanes;
    this.archive = new RunArchive(Home.of(context).resolve("runs"));
  }

  @Override
  public RunHandle start(Request request, Progress progress) {
    if (lanes.onLane()) {
      throw new HeadframeException(IsolationError.NESTED_RUN, request.method());
    }
    Deque<TechniqueLease<?>> held = new ArrayDeque<>();
    try {
      TechniqueLease<?> lease = techniques.lease(Method.class, request.method());
      held.push(lease);
      MethodSignature signature = MethodSignature.of(request.method(), (Method<?, ?>) lease.get());
      Binding binding = new Binding(signature, request.parameters());
      List<Opening> openings = new ArrayList<>();
      for (Declaration declaration : binding.toOpen()) {
        TechniqueLease<?> type = techniques.lease(ParameterType.class, declaration.type().getName());
        held.push(type);
        openings.add(new Opening(declaration, binding.texts().get(declaration.name()), type));
      }
      Compartment compartment = compartments.of(lease.owner().bundle());
      Breaker breaker = compartment.breaker(request.method());
      breaker.admit();
      try {
        return enter(request, progress, new Prepared(lease, held, binding, openings, compartment));
      } catch (RuntimeException | Error refused) {
        breaker.undecided();
        throw refused;
      }
    } catch (RuntimeException | Error refused) {
      held.forEach(TechniqueLease::close);
      throw refused;
    }
  }

  private RunHandle enter(Request request, Progress progress, Prepared prepared) {
    Owner owner = prepared.lease().owner();
    Path folder = archive.create(request.method(), Instant.now());
    AtomicBoolean cancelled = new AtomicBoolean();
    HostRun run = new HostRun(techniques, owner, request.seed(), folder, progress, cancelled);
    prepared.held().descendingIterator().forEachRemaining(run::adopt);
    RunLedger ledger = new RunLedger(request.method(), prepared.binding().texts(), run, folder, archive);
    Verdict verdict = new Verdict(request.method(), owner, run, ledger, cancelled, request.deadline(),
        lanes.longestStop(), compartments);
    Execution execution = new Execution(prepared.lease(), prepared.binding(), prepared.openings(), run,
        prepared.compartment(), request.deadline(), verdict);
    return new Handle(ledger.id(), lanes.enter(ledger.id(), execution), execution.outcome());
  }

  @Override
  public List<RunRecord> list() {
    return archive.list();
  }

  @Override
  public RunOutcome find(String id) {
    return archive.find(id);
  }

  /** Holds nothing of the plugin: a front end may keep it. */
  private record Handle(String id, LaneTurn turn, Future<RunOutcome> outcome) implements RunHandle {

    @Override
    public RunOutcome await() throws InterruptedException {
      try {
        return outcome.get();
      } catch (ExecutionException unexpected) {
        throw new IllegalStateException("run " + id + " has no outcome, because the host failed", unexpected);
      }
    }

    @Override
    public void cancel() {
      turn.stop();
    }
  }

  private record Prepared(
      TechniqueLease<?> lease,
      Deque<TechniqueLease<?>> held,
      Binding binding,
      List<Opening> openings,
      Compartment compartment) {}
}
