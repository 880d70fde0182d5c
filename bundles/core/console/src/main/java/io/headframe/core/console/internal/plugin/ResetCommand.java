package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "reset",
    description = "Let the methods of a bundle run again that are held back because they only failed.",
    footer = "JSON: {bundle, methods}: how many were held back.")
final class ResetCommand extends ConsoleCommand {

  @Parameters(paramLabel = "BUNDLE", description = "Symbolic name of a bundle.")
  private String bundle;

  ResetCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    int methods = services.plugin().breakers().reset(bundle);
    if (json) {
      printJson(Map.of("bundle", bundle, "methods", methods));
    } else if (methods == 0) {
      print("No method of " + bundle + " is held back.\n");
    } else {
      print(methods + (methods == 1 ? " method" : " methods") + " of " + bundle + " can run again.\n");
    }
    return ExitCode.SUCCESS;
  }
}
