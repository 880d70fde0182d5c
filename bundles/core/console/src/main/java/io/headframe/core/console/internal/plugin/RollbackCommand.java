package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginChange;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Go back to an earlier set of plugins, digest by digest.")
final class RollbackCommand extends ChangeCommand {

  @Parameters(paramLabel = "N", arity = "0..1",
      description = "Number of the set, as 'plugin history' shows it; the one before the current if there is none.")
  private Integer number;

  RollbackCommand(Invocation invocation, boolean applies) {
    super(invocation, applies);
  }

  @Override
  PluginChange change() {
    return new PluginChange.RollBack(number == null ? OptionalInt.empty() : OptionalInt.of(number));
  }
}
