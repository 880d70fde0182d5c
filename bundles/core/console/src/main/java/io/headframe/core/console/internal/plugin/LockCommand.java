package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "lock", description = "Write down the set of plugins, digest by digest, for other machines.",
    footer = {"There: headframe plugin install --frozen FILE. With --jars it needs no network.",
        "JSON: {lock, jars, plugins}."})
final class LockCommand extends ConsoleCommand {

  @Option(names = "--to", paramLabel = "FILE", defaultValue = "headframe.lock", showDefaultValue =
      picocli.CommandLine.Help.Visibility.ALWAYS, description = "The file to write.")
  private Path file;

  @Option(names = "--jars", paramLabel = "FOLDER", description = "Copy the jars into a folder, to carry along.")
  private Path jars;

  LockCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    services.plugin().sets().lock(file, jars);
    int plugins = services.plugin().sets().current().plugins().size();
    if (json) {
      Map<String, Object> written = new HashMap<>();
      written.put("lock", file);
      written.put("jars", jars);
      written.put("plugins", plugins);
      printJson(written);
    } else {
      print(file + " pins " + plugins + (plugins == 1 ? " plugin" : " plugins")
          + (jars == null ? "" : ", whose jars are in " + jars) + ".\n");
    }
    return ExitCode.SUCCESS;
  }
}
