package io.headframe.core.host.internal.run;

import com.google.gson.JsonElement;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.RunRecord.Status;
import io.headframe.core.host.internal.isolation.Consumption;
import io.headframe.core.method.view.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how one run ended. */
final class RunLedger {

  private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);

  private final String method;
  private final Map<String, String> parameters;
  private final HostRun run;
  private final Path folder;
  private final RunArchive archive;

  /**
   * @param method id of the method
   * @param parameters as they are used
   * @param run knows what was opened and which bundles took part
   * @param folder the run's
   * @param archive where records are written
   */
  RunLedger(String method, Map<String, String> parameters, HostRun run, Path folder, RunArchive archive) {
    this.method = method;
    this.parameters = parameters;
    this.run = run;
    this.folder = folder;
    this.archive = archive;
  }

  /** The run's id. */
  String id() {
    return folder.getFileName().toString();
  }

  /** Keeps a run that gave a result. */
  RunOutcome succeeded(Instant started, Consumption used, JsonElement result, List<View> views) {
    return keep(new RunOutcome(record(Status.SUCCEEDED, started, used, null, result), views, folder, null));
  }

  /** Keeps a run that was cancelled. */
  RunOutcome cancelled(Instant started, Consumption used) {
    return keep(
        new RunOutcome(record(Status.CANCELLED, started, used, "cancelled", null), List.of(), folder, null));
  }

  /** Keeps a run that failed. */
  RunOutcome failed(Instant started, Consumption used, HeadframeException failure) {
    return keep(new RunOutcome(
        record(Status.FAILED, started, used, failure.getMessage(), null), List.of(), folder, failure));
  }

  private RunRecord record(Status status, Instant started, Consumption used, String error, JsonElement result) {
    return new RunRecord(id(), method, status, started, used.wallSeconds(), run.seed(), parameters, run.inputs(),
        run.used().stream().map(BundleDigest::of).toList(), System.getProperty("java.version"), error, result);
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
}
