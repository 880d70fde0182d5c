package io.headframe.core.console.internal;

import io.headframe.core.host.MethodDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

@Command(name = "run", description = "Run a method.", footer = {
  "'headframe run ID --help' shows the options of a method.",
  "JSON: as 'headframe show --help' says."})
final class RunCommand extends ConsoleCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "A method's id; 'headframe methods' lists them.")
  private String id;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "OPTION",
      description = "The method's own options, and its text if it reads one.")
  private List<String> rest = List.of();

  private final Invocation invocation;

  RunCommand(Invocation invocation) {
    super(invocation);
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    MethodDescription method = services.methods().describe(id);
    CommandLine line = CommandTree.configured(new CommandLine(MethodOptions.spec(method)), screen);
    line.setExecutionStrategy(parsed -> CommandLine.executeHelpRequest(parsed) != null
        ? ExitCode.SUCCESS : attempt(method, parsed));
    List<String> arguments = new ArrayList<>(rest);
    if (json) {
      arguments.add(MethodOptions.JSON);
    }
    return line.execute(arguments.toArray(String[]::new));
  }

  /** picocli hands what an execution strategy throws to nobody. */
  private int attempt(MethodDescription method, ParseResult parsed) {
    try {
      return new MethodRun(invocation, method, Map.of(), outcome -> {})
          .run(parsed, json || parsed.hasMatchedOption(MethodOptions.JSON));
    } catch (RuntimeException error) {
      return CommandTree.fail(error, screen);
    }
  }
}
