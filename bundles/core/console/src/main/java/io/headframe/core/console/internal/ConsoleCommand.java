package io.headframe.core.console.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What every command has: the services, the screen, {@code --help} and {@code --json}. Made for one invocation. */
public abstract class ConsoleCommand implements Callable<Integer> {

  protected final Services services;
  protected final Screen screen;
  protected final Interrupts interrupts;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  @Option(names = "--json", description = "Print the result alone, as one JSON document.")
  protected boolean json;

  protected ConsoleCommand(Invocation invocation) {
    this.services = invocation.services();
    this.screen = invocation.screen();
    this.interrupts = invocation.interrupts();
  }

  protected final void print(String text) {
    screen.out().print(text);
  }

  protected final void printJson(Object value) {
    screen.out().println(Json.text(value));
  }
}
