package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where plugins are looked for. */
@Command(name = "index", description = "Show, add and remove the indexes that plugins are looked for in.",
    footer = "JSON: a list of addresses.")
final class IndexCommand extends ConsoleCommand {

  private IndexCommand(Invocation invocation) {
    super(invocation);
  }

  static CommandLine of(Invocation invocation) {
    return new CommandLine(new IndexCommand(invocation))
        .addSubcommand(new AddCommand(invocation))
        .addSubcommand(new ForgetCommand(invocation));
  }

  @Override
  public Integer call() {
    List<String> addresses = services.plugin().indexes().addresses();
    if (json) {
      printJson(addresses);
    } else {
      print(addresses.isEmpty() ? "No index is known; 'headframe plugin index add ADDRESS' adds one.\n"
          : String.join("\n", addresses) + "\n");
    }
    return ExitCode.SUCCESS;
  }

  @Command(name = "add", description = "Use one more index, once it has been read.",
      footer = "JSON: {address, bundles}.")
  private static final class AddCommand extends ConsoleCommand {

    @Parameters(paramLabel = "ADDRESS",
        description = "A file or an https URL of an index in the OSGi repository format.")
    private String address;

    AddCommand(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Integer call() {
      int bundles = services.plugin().indexes().add(address);
      if (json) {
        printJson(Map.of("address", address, "bundles", bundles));
      } else {
        print(address + " has " + bundles + (bundles == 1 ? " bundle" : " bundles") + " and is used from now on.\n");
      }
      return ExitCode.SUCCESS;
    }
  }

  @Command(name = "remove", description = "Use an index no more.", footer = "JSON: {address}.")
  private static final class ForgetCommand extends ConsoleCommand {

    @Parameters(paramLabel = "ADDRESS", description = "As it was added, or as 'plugin index' shows it.")
    private String address;

    ForgetCommand(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Integer call() {
      services.plugin().indexes().remove(address);
      if (json) {
        printJson(Map.of("address", address));
      } else {
        print(address + " is not used any more.\n");
      }
      return ExitCode.SUCCESS;
    }
  }
}
