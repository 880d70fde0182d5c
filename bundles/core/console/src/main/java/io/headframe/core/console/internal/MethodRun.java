package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.RunHandle;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParseResult;

/**
 * Runs a method with the options that were typed, and shows the result.
 *
 * @param invocation where it is asked
 * @param method what is run
 * @param also parameters that follow from other options
 * @param succeeded is given a run that succeeded, before it is shown
 */
record MethodRun(Invocation invocation, MethodDescription method, Map<String, String> also,
    Consumer<RunOutcome> succeeded) {

  private static final Logger LOG = LoggerFactory.getLogger(MethodRun.class);

  /** Gives the exit code. */
  int run(ParseResult parsed, boolean json) {
    RunOutcome outcome;
    try (ProgressLine progress = new ProgressLine(invocation.screen(), System::nanoTime)) {
      RunHandle handle = invocation.services().runs().start(MethodOptions.request(parsed, method, also), progress);
      try {
        outcome = invocation.interrupts().during(handle::await, handle::cancel);
      } catch (InterruptedException e) {
        handle.cancel();
        return ExitCode.CANCELLED;
      }
    }
    return show(outcome, json);
  }

  private int show(RunOutcome outcome, boolean json) {
    Screen screen = invocation.screen();
    RunRecord record = outcome.record();
    boolean success = record.status() == RunRecord.Status.SUCCEEDED;
    RunResult result = success ? RunResult.written(outcome, method.summary()) : new RunResult(outcome, null);
    if (success) {
      succeeded.accept(outcome);
    }
    if (json) {
      screen.out().println(result.json());
    } else if (success) {
      screen.out().print(screen.report().render(RunPages.brief(outcome, method.summary().title())));
    }
    if (record.status() == RunRecord.Status.CANCELLED) {
      screen.err().println("cancelled");
    } else if (!success) {
      if (!isInput(outcome)) {
        LOG.error("run {} failed", record.id(), outcome.failure());
      }
      screen.err().println("error: " + record.error()
          + (outcome.failure() instanceof HeadframeException known ? " [" + known.id() + "]" : ""));
    }
    result.printPlaces(json || !success ? screen.err() : screen.out());
    return switch (record.status()) {
      case SUCCEEDED -> ExitCode.SUCCESS;
      case CANCELLED -> ExitCode.CANCELLED;
      case FAILED -> isInput(outcome) ? ExitCode.BAD_INPUT : ExitCode.FAULT;
    };
  }

  private static boolean isInput(RunOutcome outcome) {
    return outcome.failure() instanceof HeadframeException known && known.causedByInput();
  }
}
