package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Reads lines and has them executed until there are no more: from a person or from standard input. */
public final class Shell {

  private static final String PROMPT = "headframe> ";

  private final Services services;
  private final Path history;
  private final Sessions sessions;

  /** Enters a shell. */
  @FunctionalInterface
  public interface Entry {
    /** Returns when it ends, with the exit code. */
    int run();
  }

  /**
   * @param history the file that keeps what was typed
   * @param sessions makes the session that executes lines
   */
  Shell(Services services, Path history, Sessions sessions) {
    this.services = services;
    this.history = history;
    this.sessions = sessions;
  }

  /** Executes the lines of standard input. Lines that are empty or begin with # are passed over. */
  int script(Screen screen) {
    int code = ExitCode.SUCCESS;
    // Ctrl-C with nothing to cancel ends a script as it ends any program.
    Interrupts interrupts =
        new Interrupts(() -> Runtime.getRuntime().halt(ExitCode.CANCELLED), () -> Runtime.getRuntime().halt(130));
    Sigint.handle(interrupts::interrupt);
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    try (Sessions.Open session = sessions.open(in, screen, interrupts);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !ends(line); line = lines.readLine()) {
        if (!line.isBlank() && !line.strip().startsWith("#")) {
          int result = session.execute(line);
          code = result == ExitCode.SUCCESS ? code : result;
        }
      }
    } catch (IOException e) {
      return CommandTree.fail(e, screen);
    }
    return code;
  }

  /** Talks with a person. */
  int interactive(boolean colour) {
    try (Terminal terminal = Terminals.open(true)) {
      PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
      Screen screen = new Screen(out, out, true, colour, () -> TerminalFacts.width(terminal));
      CommandSession[] current = new CommandSession[1];
      Interrupts interrupts = new Interrupts(() -> {
        if (current[0].foregroundJob() != null) {
          current[0].foregroundJob().interrupt();
        }
      }, () -> Runtime.getRuntime().halt(ExitCode.CANCELLED));
      terminal.handle(Terminal.Signal.INT, signal -> interrupts.interrupt());
      try (Sessions.Open session = sessions.open(terminal.input(), screen, interrupts)) {
        current[0] = session.session();
        LineReader reader = LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("headframe")
            .completer(new ShellCompleter(services, () -> session.commands().getCommandSpec()))
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
        out.println(banner());
        AutoCloseable listening = services.plugins().listen(line -> tell(line, reader, out));
        try {
          converse(reader, session);
        } finally {
          listening.close();
        }
      }
      return ExitCode.SUCCESS;
    } catch (IOException e) {
      throw new HeadframeException(e, ConsoleError.NO_TERMINAL, e.getMessage());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new HeadframeException(e, ConsoleError.UNEXPECTED, e);
    }
  }

  private static void converse(LineReader reader, Sessions.Open session) {
    while (true) {
      try {
        String line = reader.readLine(PROMPT);
        if (ends(line)) {
          return;
        }
        if (!line.isBlank()) {
          session.execute(line);
        }
      } catch (UserInterruptException e) {
        // Ctrl-C at the prompt gives the line up.
      } catch (EndOfFileException e) {
        return;
      }
    }
  }

  /** Above the line that is typed, or in the place of the progress of what runs. */
  private static void tell(String line, LineReader reader, PrintStream out) {
    if (reader.isReading()) {
      reader.printAbove(line);
    } else {
      out.println("\r\u001b[K" + line);
    }
  }

  private static boolean ends(String line) {
    return line.strip().equals("exit") || line.strip().equals("quit");
  }

  private String banner() {
    int methods = services.methods().list().size();
    return "Headframe " + CommandTree.Version.number() + " · Java " + System.getProperty("java.version") + " · "
        + methods + (methods == 1 ? " method" : " methods") + " · plugins folder " + services.plugins().folder()
        + "\nType help for the commands, exit to leave.";
  }
}
