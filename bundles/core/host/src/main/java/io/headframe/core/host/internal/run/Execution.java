package io.headframe.core.host.internal.run;

import com.google.gson.JsonElement;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.RunRecord.BundleVersion;
import io.headframe.core.host.RunRecord.Input;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.parameter.Binding;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.view.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on the lane: open the parameters, call the method, keep its result in the host's own types. */
final class Execution {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
  private static final double NANOS = 1e9;

  private final String method;
  private final TechniqueLease<?> lease;
  private final Binding binding;
  private final List<Opening> openings;
  private final HostRun run;
  private final Path folder;
  private final RunArchive archive;
  private final List<Input> inputs = new ArrayList<>();

  Execution(
      String method,
      TechniqueLease<?> lease,
      Binding binding,
      List<Opening> openings,
      HostRun run,
      Path folder,
      RunArchive archive) {
    this.method = method;
    this.lease = lease;
    this.binding = binding;
    this.openings = openings;
    this.run = run;
    this.folder = folder;
    this.archive = archive;
  }

  /** Runs to the end and keeps the record. Whatever the plugin throws becomes an outcome. */
  RunOutcome complete() {
    RunOutcome outcome;
    try (run) {
      outcome = outcome();
    }
    return keep(outcome);
  }

  private RunOutcome outcome() {
    Instant started = Instant.now();
    long begin = System.nanoTime();
    String plugin = lease.owner().toString();
    Shown shown = null;
    HeadframeException failure = null;
    Status status = Status.SUCCEEDED;
    try {
      run.checkCancelled();
      shown = compute();
    } catch (Throwable thrown) {
      status = run.cancelled() && Failure.isCancellation(thrown) ? Status.CANCELLED : Status.FAILED;
      failure = status == Status.CANCELLED ? null : failure(plugin, thrown);
    }
    double seconds = (System.nanoTime() - begin) / NANOS;
    inputs.addAll(run.inputs());
    List<BundleVersion> bundles = run.used().stream().map(BundleDigest::of).toList();
    String error = status == Status.CANCELLED ? "cancelled" : failure == null ? null : failure.getMessage();
    RunRecord record = new RunRecord(folder.getFileName().toString(), method, status, started, seconds, run.seed(),
        binding.texts(), List.copyOf(inputs), bundles, System.getProperty("java.version"), error,
        shown == null ? null : shown.json());
    return new RunOutcome(record, shown == null ? List.of() : shown.views(), folder, failure);
  }

  private Shown compute() throws Exception {
    Map<String, Object> opened = new HashMap<>();
    for (Opening opening : openings) {
      ParameterType.Opened<?> value = opening.open(run);
      inputs.add(opening.input(value));
      opened.put(opening.declaration().name(), value.value());
    }
    return PluginMark.call(lease.owner().name(), () -> {
      Record result = call((Method<?, ?>) lease.get(), binding.record(opened));
      return new Shown(ResultJson.converter().toJsonTree(result), ResultViews.of(result));
    });
  }

  /** The record was made from the method's own signature, so its type fits. */
  @SuppressWarnings("unchecked")
  private Record call(Method<?, ?> technique, Record parameters) throws Exception {
    Record result = ((Method<Record, ?>) technique).run(parameters, run);
    if (result == null) {
      throw new IllegalStateException("it returned no result");
    }
    return result;
  }

  private HeadframeException failure(String plugin, Throwable thrown) {
    HeadframeException known = Failure.copyOfKnown(thrown);
    return known != null
        ? known
        : new HeadframeException(Failure.copy(thrown), HostError.METHOD_FAILED, method, plugin,
            Failure.message(thrown));
  }

  private RunOutcome keep(RunOutcome outcome) {
    try {
      archive.write(folder, outcome.record(), outcome.views());
    } catch (Exception failed) {
      LOG.error("The record of run {} cannot be written to {}: {}; its result was shown once and is not kept.",
          outcome.record().id(), folder, Failure.message(failed));
    }
    return outcome;
  }

  private record Shown(JsonElement json, List<View> views) {}
}
