package io.headframe.core.console.internal;

import io.headframe.core.report.TerminalReport;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/**
 * Where a command writes.
 *
 * @param out the result
 * @param err messages and progress
 * @param terminal whether a person watches, so that a line may be drawn again
 * @param colour whether {@code out} shows colours
 * @param width columns of a line
 */
public record Screen(PrintStream out, PrintStream err, boolean terminal, boolean colour, IntSupplier width) {

  /** Draws views on it. */
  public TerminalReport report() {
    return new TerminalReport(colour, width.getAsInt());
  }
}
