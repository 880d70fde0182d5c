package io.headframe.core.console.internal;

import io.headframe.core.host.MethodSummary;
import io.headframe.core.method.view.Table;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "methods", description = "List the methods that are installed.",
    footer = "JSON: a list of {id, title, summary, family, paper, year, arxiv, bundle, version}.")
final class MethodsCommand extends ConsoleCommand {

  MethodsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<MethodSummary> methods = services.methods().list();
    if (json) {
      printJson(methods);
    } else if (methods.isEmpty()) {
      print("No methods are installed. Drop a plugin's jar into " + services.plugins().folder() + ".\n");
    } else {
      print(screen.report().render(new Table("Methods", List.of("id", "title", "family", "version"), methods.stream()
          .map(method -> List.of(method.id(), method.title(), method.family(), method.version()))
          .toList())));
    }
    return ExitCode.SUCCESS;
  }
}
