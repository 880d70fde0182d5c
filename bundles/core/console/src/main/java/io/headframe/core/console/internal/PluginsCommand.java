package io.headframe.core.console.internal;

import io.headframe.core.host.plugin.Plugins;
import io.headframe.core.method.view.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "plugins", description = "Show the plugins folder, what is installed from it, and what was refused.",
    footer = "JSON: {folder, plugins}, each plugin {file, bundle, version, sha256, methods, problem}.")
final class PluginsCommand extends ConsoleCommand {

  PluginsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    Plugins plugins = services.plugins();
    List<Plugins.Plugin> list = plugins.list();
    if (json) {
      printJson(Map.of("folder", plugins.folder(), "plugins", list));
      return ExitCode.SUCCESS;
    }
    print("plugins folder: " + plugins.folder() + "\n");
    if (!list.isEmpty()) {
      List<String> columns = List.of("file", "bundle", "version", "methods", "problem");
      print("\n" + screen.report().render(new Table("Plugins", columns,
          list.stream().map(plugin -> List.of(plugin.file(), plugin.bundle(), plugin.version(),
              String.join(", ", plugin.methods()), plugin.problem())).toList())));
    }
    return ExitCode.SUCCESS;
  }
}
