package io.headframe.core.console.internal.project;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.console.internal.Services;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a project of a plugin to start one's own from. Nothing here has types of the templates' bundle: Picocli reads
 * the signatures of all methods, and a distribution may be without it.
 */
@Command(name = "new", description = "Write a project of a plugin to start your own from, into a new folder.")
public final class NewCommand extends ConsoleCommand {

  @Parameters(index = "0", paramLabel = "KIND", description = "What the plugin adds; one of the kinds below.")
  private String kind;

  @Parameters(index = "1", paramLabel = "NAME", description = "Whose it is and what it is called. For"
      + " example.org/longest-token the package is org.example.longesttoken, classes begin with LongestToken, the"
      + " artifact is org.example.longest-token, and people type example.org/longest-token.")
  private String name;

  @Option(names = "--group", paramLabel = "GROUP", defaultValue = "",
      description = "Whose it is, as Maven says it: org.example. For a NAME that does not say.")
  private String group;

  @Option(names = "--in", paramLabel = "FOLDER", defaultValue = ".",
      description = "Where the new folder goes; default: here.")
  private Path parent;

  private NewCommand(Invocation invocation) {
    super(invocation);
  }

  /** The command, whose help lists the kinds. */
  public static CommandLine of(Invocation invocation) {
    CommandLine line = new CommandLine(new NewCommand(invocation));
    line.getCommandSpec().usageMessage().footer(ProjectText.help(invocation.services().projects().get()));
    return line;
  }

  /** The names of the kinds; none where there are no templates. */
  public static List<String> kinds(Services services) {
    return ProjectText.kinds(services.projects().get());
  }

  @Override
  public Integer call() {
    Object projects = services.projects().get();
    if (projects == null) {
      throw NewError.noProjects();
    }
    Object project = ProjectText.write(projects, kind, name, group, parent);
    if (json) {
      printJson(project);
    } else {
      print(ProjectText.of(project));
    }
    return ExitCode.SUCCESS;
  }
}
