package io.headframe.core.console.internal;

import io.headframe.core.method.view.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "models", description = "List the embedded models, or show the card of one.",
    footer = "JSON: a list of {name, description}; of one model {name, card} with the card in Markdown.")
final class ModelsCommand extends ConsoleCommand {

  @Parameters(paramLabel = "NAME", arity = "0..1",
      description = "The model whose card is shown: how it was made, what it can do and cannot.")
  private String name;

  ModelsCommand(Invocation invocation) {
    super(invocation);
  }

  /** A model with its card. */
  private record Card(String name, String card) {}

  @Override
  public Integer call() {
    if (name != null) {
      String card = EmbeddedModels.card(services, name);
      if (json) {
        printJson(new Card(name, card));
      } else {
        print(PageText.render(card, screen.colour(), screen.width().getAsInt()));
      }
      return ExitCode.SUCCESS;
    }
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
