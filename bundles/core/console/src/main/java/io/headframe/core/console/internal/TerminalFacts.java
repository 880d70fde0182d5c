package io.headframe.core.console.internal;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.Terminal;

/**
 * What standard input and output are.
 *
 * @param interactive whether both are a terminal
 * @param colour whether colours are shown
 */
record TerminalFacts(boolean interactive, boolean colour) {

  private static final int WITHOUT_TERMINAL = 100;

  static TerminalFacts ofProcess() {
    boolean interactive = isTerminal(System.console());
    String term = System.getenv("TERM");
    boolean colour = interactive && System.getenv("NO_COLOR") == null && term != null && !term.equals("dumb");
    return new TerminalFacts(interactive, colour);
  }

  /** Columns of the terminal; a fixed number where there is none. */
  static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns != null && columns.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(columns);
    }
    if (!isTerminal(System.console())) {
      return WITHOUT_TERMINAL;
    }
    try (Terminal terminal = Terminals.open(false)) {
      return width(terminal);
    } catch (IOException e) {
      return WITHOUT_TERMINAL;
    }
  }

  /** Columns of a terminal; a fixed number where it does not know them, as a dumb one does not. */
  static int width(Terminal terminal) {
    return terminal.getWidth() > 0 ? terminal.getWidth() : WITHOUT_TERMINAL;
  }

  /** From Java 22 on there can be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
