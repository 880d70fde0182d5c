package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a run: what took part in it and what came out.",
    footer = "JSON: {id, method, status (succeeded, failed, cancelled), started, seconds, seed, parameters, "
    + "inputs [{parameter, source, sha256}], bundles [{name, version, sha256}], java, error, result, folder, "
    + "report}.")
final class ShowCommand extends ConsoleCommand {

  @Parameters(paramLabel = "ID", description = "A run's id, a beginning of it that no other has, or 'latest'.")
  private String id;

  ShowCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    RunOutcome outcome = services.runs().find(id.equals("latest") ? latest() : id);
    Path report = outcome.folder().resolve(RunResult.REPORT);
    RunResult result = new RunResult(outcome, Files.exists(report) ? report : null);
    if (json) {
      screen.out().println(result.json());
    } else {
      print(screen.report().render(RunPages.full(outcome, outcome.record().method(), "")));
      result.printPlaces(screen.out());
    }
    return ExitCode.SUCCESS;
  }

  private String latest() {
    List<RunRecord> runs = services.runs().list();
    if (runs.isEmpty()) {
      throw new HeadframeException(ConsoleError.NO_RUNS);
    }
    return runs.get(0).id();
  }
}
