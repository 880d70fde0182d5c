package io.headframe.core.console.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "shell", description = "Type commands in a runtime that stays up, with completion and history.",
    footer = "Commands are typed without 'headframe'. Those of the OSGi framework (lb, inspect, ...) work too. Where "
    + "standard input is no terminal, its lines are executed; the exit code is that of the last command that "
    + "failed. exit or Ctrl-D ends the shell, Ctrl-C cancels what runs.")
final class ShellCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  ShellCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return invocation.shell().run();
  }
}
