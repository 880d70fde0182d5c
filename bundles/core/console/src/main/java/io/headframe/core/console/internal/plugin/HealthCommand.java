package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.console.internal.Json;
import io.headframe.core.host.plugin.Plugins.Health;
import io.headframe.core.method.view.Table;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Ask techniques whether they work at all; each has 30 s to answer.",
    footer = "JSON: a list of {bundle, kind, technique, state, reason, seconds}; a state is healthy, ill or unknown. "
        + "The exit code is 1 if one is ill.")
final class HealthCommand extends ConsoleCommand {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Symbolic names of bundles, also of the distribution, or"
      + " ids of techniques; every plugin if there is none.")
  private List<String> names = List.of();

  HealthCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<Health> answers = services.plugin().plugins().checkHealth(names);
    if (json) {
      printJson(answers);
    } else if (answers.isEmpty()) {
      print("No plugin is installed.\n");
    } else {
      print(screen.report().render(new Table("Health", List.of("technique", "of", "state", "seconds", "reason"),
          answers.stream().map(HealthCommand::row).toList())));
    }
    return answers.stream().anyMatch(answer -> answer.state() == Health.State.ILL) ? ExitCode.FAULT : ExitCode.SUCCESS;
  }

  private static List<String> row(Health answer) {
    return List.of(answer.kind() + " " + answer.technique(), answer.bundle(), Json.word(answer.state()),
        String.format(Locale.ROOT, "%.2f", answer.seconds()), answer.reason());
  }
}
