package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.Plugins;
import io.headframe.core.host.plugin.Plugins.Plugin;
import io.headframe.core.method.view.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Show what is installed beside the distribution, and what was refused.",
    footer = "JSON: {folder, set, plugins}, each plugin {file, bundle, version, sha256, source, wanted, methods, "
        + "problem}.")
final class ListCommand extends ConsoleCommand {

  ListCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    Plugins plugins = services.plugin().plugins();
    List<Plugin> list = plugins.list().stream().map(this::withQuarantine).toList();
    int set = services.plugin().sets().current().number();
    if (json) {
      printJson(Map.of("folder", plugins.folder(), "set", set, "plugins", list));
      return ExitCode.SUCCESS;
    }
    print("plugins folder: " + plugins.folder() + "\nset in use: " + set + "\n");
    if (list.isEmpty()) {
      print("\nNo plugin is installed; 'headframe plugin search' shows what there is.\n");
    } else {
      print("\n" + screen.report().render(new Table("Plugins",
          List.of("bundle", "version", "methods", "from", "problem"),
          list.stream().map(ListCommand::row).toList())));
    }
    return ExitCode.SUCCESS;
  }

  /** A plugin that is installed and cannot be called has a problem too. */
  private Plugin withQuarantine(Plugin plugin) {
    return services.plugin().usage().list().stream()
        .filter(usage -> usage.quarantine() != null && plugin.problem().isEmpty())
        .filter(usage -> usage.bundle().equals(plugin.bundle()) && usage.version().equals(plugin.version()))
        .findFirst()
        .map(usage -> new Plugin(plugin.file(), plugin.bundle(), plugin.version(), plugin.sha256(), plugin.source(),
            plugin.wanted(), plugin.methods(), usage.quarantine()))
        .orElse(plugin);
  }

  private static List<String> row(Plugin plugin) {
    String from = plugin.file().isEmpty() ? plugin.source() : plugin.file() + " in the folder";
    return List.of(plugin.bundle(), plugin.version(), String.join(", ", plugin.methods()),
        plugin.wanted() ? from : from + " (needed by others)", plugin.problem());
  }
}
