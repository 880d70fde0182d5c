package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.host.plugin.PluginSets.Past;
import io.headframe.core.method.view.Table;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "history",
    description = "Show the sets of plugins that were in use, and the changes that were refused.",
    footer = "JSON: a list of {when, set, command, plugins, refused, reason}; times are UTC.")
final class HistoryCommand extends ConsoleCommand {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  HistoryCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<Past> history = services.plugin().sets().history();
    int current = services.plugin().sets().current().number();
    if (json) {
      printJson(history);
    } else if (history.isEmpty()) {
      print("No plugin was ever installed here.\n");
    } else {
      print(screen.report().render(new Table("Sets of plugins, the newest first; * is in use",
          List.of("set", "when (UTC)", "command", "plugins"),
          history.stream().map(past -> row(past, current)).toList())));
    }
    return ExitCode.SUCCESS;
  }

  private static List<String> row(Past past, int current) {
    String plugins = past.plugins().stream().map(Entry::toString).collect(Collectors.joining(", "));
    return past.refused()
        ? List.of("", TIME.format(past.when()), past.command(), "refused: " + past.reason())
        : List.of(past.set() + (past.set() == current ? " *" : ""), TIME.format(past.when()), past.command(),
            past.reason().isEmpty() ? plugins : plugins + " (because " + past.reason() + ")");
  }
}
