package io.headframe.core.console.internal;

import io.headframe.core.console.internal.Services.PluginServices;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Breakers;
import io.headframe.core.host.Claims;
import io.headframe.core.host.Lanes;
import io.headframe.core.host.Methods;
import io.headframe.core.host.Runs;
import io.headframe.core.host.Usage;
import io.headframe.core.host.plugin.PluginIndexes;
import io.headframe.core.host.plugin.PluginSets;
import io.headframe.core.host.plugin.Plugins;
import io.headframe.core.model.ModelLoader;
import io.headframe.core.scaffold.Projects;
import io.headframe.draft.api.DraftLoader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Executes the command line. The launcher registers its arguments as properties of a service, calls this on the main
 * thread and exits with what it returns.
 */
@Component(service = Callable.class, property = "main.thread=true")
public final class Main implements Callable<Integer> {

  private static final String ARGUMENTS = "launcher.arguments";

  private final BundleContext context;
  private final String[] arguments;
  private final Services services;
  private final CommandProcessor processor;

  // Without the types of the services, so that this class loads where a distribution lacks them.
  @Reference(service = ModelLoader.class, cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  private volatile Object modelLoader;

  @Reference(service = DraftLoader.class, cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  private volatile Object draftLoader;

  @Reference(service = Projects.class, cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile Object projects;

  @Activate
  public Main(
      BundleContext context,
      @Reference Methods methods,
      @Reference Runs runs,
      @Reference Claims claims,
      @Reference Plugins plugins,
      @Reference PluginSets sets,
      @Reference PluginIndexes indexes,
      @Reference Usage usage,
      @Reference Breakers breakers,
      @Reference Lanes lanes,
      @Reference CommandProcessor processor) {
    this.context = context;
    this.arguments = arguments(context);
    this.processor = processor;
    PluginServices plugin = new PluginServices(plugins, sets, indexes, usage, breakers);
    this.services = new Services(methods, runs, claims, plugin, lanes, ErrorPages.installed(context),
        () -> modelLoader, () -> draftLoader, () -> projects);
  }

  /** Looked up rather than referenced: a requirement of {@code java.lang.Object} would stop every resolver. */
  private static String[] arguments(BundleContext context) {
    try {
      ServiceReference<?>[] launchers = context.getServiceReferences(Object.class.getName(), "(" + ARGUMENTS + "=*)");
      return launchers == null ? new String[0] : ((String[]) launchers[0].getProperty(ARGUMENTS)).clone();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Integer call() {
    // Text is UTF-8 whatever the locale: the C locale of a container knows no sign for a shade.
    StandardOutput standard = new StandardOutput();
    PrintStream out = new PrintStream(standard, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    TerminalFacts terminal = TerminalFacts.ofProcess();
    Screen screen = new Screen(out, err, terminal.interactive(), terminal.colour(), TerminalFacts::width);
    Runnable exit = () -> Runtime.getRuntime().halt(ExitCode.CANCELLED);
    Interrupts interrupts = new Interrupts(exit, exit);
    Shell.Entry shell = () -> {
      Path history = Path.of(context.getProperty("headframe.home")).resolve("history");
      Shell entered = new Shell(services, history, new Sessions(context, processor, services));
      return terminal.interactive() ? entered.interactive(terminal.colour()) : entered.script(screen);
    };
    if (arguments.length == 0 || !arguments[0].equals(CommandTree.SHELL)) {
      Sigint.handle(interrupts::interrupt);
    }
    int code = CommandTree.execute(new Invocation(services, screen, interrupts, shell), arguments);
    out.flush();
    if (code == ExitCode.SUCCESS && standard.failure() != null) {
      IOException failure = standard.failure();
      return CommandTree.fail(
          new HeadframeException(failure, ConsoleError.OUTPUT_NOT_WRITTEN, failure.getMessage()), screen);
    }
    return code;
  }
}
