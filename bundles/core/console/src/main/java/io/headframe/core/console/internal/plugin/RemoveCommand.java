package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove plugins, and what only they needed.")
final class RemoveCommand extends ChangeCommand {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Symbolic names of bundles or ids of methods.")
  private List<String> names;

  RemoveCommand(Invocation invocation, boolean applies) {
    super(invocation, applies);
  }

  @Override
  PluginChange change() {
    return new PluginChange.Remove(names);
  }
}
