package io.headframe.core.host.internal.run;

import io.headframe.core.host.Lanes;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.Runs;
import io.headframe.core.host.internal.Home;
import io.headframe.core.host.internal.parameter.Binding;
import io.headframe.core.host.internal.parameter.Declaration;
import io.headframe.core.host.internal.parameter.MethodSignature;
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
import java.util.concurrent.CancellationException;
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
  private final Lanes lanes;
  private final RunArchive archive;

  /**
   * @param context tells the folder
   * @param techniques where methods are found
   * @param lanes where they compute
   */
  @Activate
  public LaneRuns(BundleContext context, @Reference Techniques techniques, @Reference Lanes lanes) {
    this.techniques = techniques;
    this.lanes = lanes;
    this.archive = new RunArchive(Home.of(context).resolve("runs"));
  }

  @Override
  public RunHandle start(Request request, Progress progress) {
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
      Path folder = archive.create(request.method(), Instant.now());
      AtomicBoolean cancelled = new AtomicBoolean();
      HostRun run = new HostRun(techniques, lease.owner(), request.seed(), folder, progress, cancelled);
      held.descendingIterator().forEachRemaining(run::adopt);
      Execution execution = new Execution(request.method(), lease, binding, openings, run, folder, archive);
      String id = folder.getFileName().toString();
      return new Handle(id, cancelled, lanes.submit(id, execution::complete));
    } catch (RuntimeException | Error refused) {
      held.forEach(TechniqueLease::close);
      throw refused;
    }
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
  private record Handle(String id, AtomicBoolean cancelled, Future<RunOutcome> outcome) implements RunHandle {

    @Override
    public RunOutcome await() throws InterruptedException {
      try {
        return outcome.get();
      } catch (ExecutionException | CancellationException ended) {
        throw new IllegalStateException("run " + id + " was not finished, because the host ended", ended);
      }
    }

    @Override
    public void cancel() {
      cancelled.set(true);
    }
  }
}
