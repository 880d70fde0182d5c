package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "update",
    description = "Take the newest versions from the indexes that fit; running calls end on theirs.")
final class UpdateCommand extends ChangeCommand {

  @Parameters(paramLabel = "ID", arity = "0..*",
      description = "Symbolic names of bundles or ids of methods; every plugin that was asked for if there is none.")
  private List<String> names = List.of();

  UpdateCommand(Invocation invocation, boolean applies) {
    super(invocation, applies);
  }

  @Override
  PluginChange change() {
    return new PluginChange.Update(names);
  }
}
