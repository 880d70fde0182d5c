package io.headframe.core.console.internal;

import io.headframe.core.method.view.Table;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "models", description = "List the embedded models.", footer = "JSON: a list of {name, description}.")
final class ModelsCommand extends ConsoleCommand {

  ModelsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    List<EmbeddedModels.Line> models = EmbeddedModels.list(services);
    if (json) {
      printJson(models);
    } else {
      print(screen.report().render(new Table("Embedded models", List.of("name", "description"), models.stream()
          .map(model -> List.of(model.name(), model.description()))
          .toList())));
      print("\nFolders and files of checkpoints are models too: --model PATH.\n");
    }
    return ExitCode.SUCCESS;
  }
}
