package io.headframe.core.console.internal;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal of the process. */
final class Terminals {

  // Held, because the logging system forgets the level of a logger that nobody holds. JLine logs a stack trace for a
  // terminal that the machine's database does not know, and goes on well enough.
  private static final Logger JLINE = Logger.getLogger("org.jline");

  static {
    JLINE.setLevel(Level.SEVERE);
  }

  private Terminals() {}

  /**
   * JLine looks for its access to the operating system through the thread's class loader, which sees no bundle.
   *
   * @param signals whether Ctrl-C and changes of size are heard through the terminal
   */
  static Terminal open(boolean signals) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
    try {
      return TerminalBuilder.builder().name("headframe").system(true).nativeSignals(signals).build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
