package io.headframe.core.console.internal;

import picocli.CommandLine.Command;

/** A place in the list of commands: {@link CommandTree} runs the method in its stead. */
@Command(name = TrainCommand.NAME,
    description = "Train a small language model on a text or a recipe; short for 'run train-lm'.")
final class TrainCommand extends ConsoleCommand {

  static final String NAME = "train-lm";

  TrainCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    return CommandTree.execute(new Invocation(services, screen, interrupts, null), CommandTree.RUN, NAME);
  }
}
