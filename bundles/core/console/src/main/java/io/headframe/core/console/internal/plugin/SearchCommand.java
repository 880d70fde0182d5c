package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginIndexes.Available;
import io.headframe.core.method.view.Table;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Look for plugins in the indexes.",
    footer = "JSON: a list of {bundle, version, title, description, techniques, summaries, sha256, size, index}.")
final class SearchCommand extends ConsoleCommand {

  @Parameters(paramLabel = "WORD", arity = "0..*",
      description = "A part of a name, an id or a description; everything if there is none.")
  private List<String> words = List.of();

  SearchCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<Available> found = services.plugin().indexes().search(String.join(" ", words).toLowerCase(Locale.ROOT));
    if (json) {
      printJson(found);
    } else if (services.plugin().indexes().addresses().isEmpty()) {
      print("No index is known. 'headframe plugin index add ADDRESS' adds one: a file or an https URL.\n");
    } else if (found.isEmpty()) {
      print("Nothing in the indexes has '" + String.join(" ", words) + "'.\n");
    } else {
      print(screen.report().render(new Table("Plugins in the indexes",
          List.of("bundle", "version", "techniques", "what"),
          found.stream().map(SearchCommand::row).toList())));
    }
    return ExitCode.SUCCESS;
  }

  private static List<String> row(Available each) {
    String what = each.summaries().isEmpty()
        ? each.description().isEmpty() ? each.title() : each.description() : String.join(" ", each.summaries());
    return List.of(each.bundle(), each.version(), String.join(", ", each.techniques()), what);
  }
}
