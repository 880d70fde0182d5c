package io.headframe.core.console.internal;

import io.headframe.core.host.RunRecord;
import io.headframe.core.method.view.Table;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "runs", description = "List what was run, newest first; an id begins with the time, in UTC.",
    footer = "JSON: a list of records, as in 'headframe show --help' without folder and report.")
final class RunsCommand extends ConsoleCommand {

  RunsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<RunRecord> runs = services.runs().list();
    if (json) {
      printJson(runs);
    } else if (runs.isEmpty()) {
      print("Nothing was run yet.\n");
    } else {
      // The id names the method; beside a column of methods it would be broken, and could not be copied.
      print(screen.report().render(new Table("Runs", List.of("id", "status", "took"), runs.stream()
          .map(run -> List.of(run.id(), Json.word(run.status()), RunPages.seconds(run.seconds())))
          .toList())));
    }
    return ExitCode.SUCCESS;
  }
}
