package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import picocli.CommandLine;

/** Makes Gogo sessions in which Headframe's commands are commands beside those of the framework. */
final class Sessions {

  private final BundleContext context;
  private final CommandProcessor processor;
  private final Services services;

  Sessions(BundleContext context, CommandProcessor processor, Services services) {
    this.context = context;
    this.processor = processor;
    this.services = services;
  }

  Open open(InputStream in, Screen screen, Interrupts interrupts) {
    return new Open(in, screen, interrupts);
  }

  /** A session and the registrations of its commands. Used by one thread. */
  final class Open implements AutoCloseable {

    private final Screen screen;
    private final Interrupts interrupts;
    private final CommandSession session;
    private final List<ServiceRegistration<Function>> registrations = new ArrayList<>();
    private volatile int code;

    private Open(InputStream in, Screen screen, Interrupts interrupts) {
      this.screen = screen;
      this.interrupts = interrupts;
      session = processor.createSession(in, screen.out(), screen.err());
      session.put("SCOPE", "headframe:felix:gogo:*");
      session.put(CommandSession.OPTION_NO_GLOB, true);
      CommandTree.NAMES.forEach(this::register);
    }

    CommandSession session() {
      return session;
    }

    /** The commands, for completion. */
    CommandLine commands() {
      return CommandTree.of(new Invocation(services, screen, interrupts, null));
    }

    /** Executes a line. Whatever it throws is said, and the session goes on. */
    int execute(String line) {
      code = ExitCode.SUCCESS;
      try {
        // Messages and pages name commands as they are typed outside.
        Object result = session.execute(line.strip().replaceFirst("^headframe\\s+", ""));
        if (result != null) {
          screen.out().println(session.format(result, Converter.INSPECT));
        }
      } catch (Exception | LinkageError | StackOverflowError e) {
        code = CommandTree.fail(explained(e), screen);
      } finally {
        screen.out().flush();
        screen.err().flush();
      }
      return code;
    }

    @Override
    public void close() {
      registrations.forEach(ServiceRegistration::unregister);
      session.close();
    }

    private void register(String name) {
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put(CommandProcessor.COMMAND_SCOPE, "headframe");
      properties.put(CommandProcessor.COMMAND_FUNCTION, name);
      Function function = (asking, arguments) -> {
        code = call(name, arguments);
        return null;
      };
      registrations.add(context.registerService(Function.class, function, properties));
    }

    /** Gogo gives the thread of each command its own standard streams, those of a pipe for example. */
    private int call(String name, List<Object> arguments) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      Screen own = new Screen(out, err, screen.terminal(), screen.colour(), screen.width());
      String[] words = Stream.concat(Stream.of(name), arguments.stream().map(String::valueOf)).toArray(String[]::new);
      return CommandTree.execute(new Invocation(services, own, interrupts, null), words);
    }

    private static Throwable explained(Throwable error) {
      if (!(error instanceof CommandNotFoundException unknown)) {
        return error;
      }
      String command = unknown.getCommand();
      LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, command.length() / 3));
      String suggestion = CommandTree.NAMES.stream()
          .filter(name -> distance.apply(command, name) >= 0)
          .min(Comparator.comparing(name -> distance.apply(command, name)))
          .map(name -> " Did you mean " + name + "?")
          .orElse("");
      return new HeadframeException(error, ConsoleError.NO_COMMAND, command, suggestion);
    }
  }
}
