package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Invocation;
import io.headframe.core.host.plugin.PluginChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "install", description = "Install plugins from the indexes, or a jar, with what they need.",
    footer = {"What is there stays as it is, but for another version of the same plugin.",
        "A version or a range may follow a name: example.org/hello@1.2.0 or org.example.hello@[1.0,2).",
        "JSON: {plan, set, done}."})
final class InstallCommand extends ChangeCommand {

  @Parameters(paramLabel = "ID|FILE", arity = "0..*",
      description = "Symbolic names of bundles or ids of methods; or the path of one jar.")
  private List<String> names = List.of();

  @Option(names = "--frozen", paramLabel = "LOCK",
      description = "Make the set exactly the one of a lock file: nothing more, nothing less.")
  private Path lock;

  @Spec
  private CommandSpec spec;

  InstallCommand(Invocation invocation, boolean applies) {
    super(invocation, applies);
  }

  @Override
  PluginChange change() {
    if (lock != null) {
      requireNames(names.isEmpty(), "--frozen takes a lock file and no names beside it");
      return new PluginChange.Frozen(lock);
    }
    requireNames(!names.isEmpty(), "Nothing is named to install");
    boolean file = names.stream().anyMatch(name -> name.endsWith(".jar") || Files.isRegularFile(Path.of(name)));
    if (!file) {
      return new PluginChange.Install(names);
    }
    requireNames(names.size() == 1, "One jar is installed at a time, with no names beside it");
    return new PluginChange.InstallFile(Path.of(names.get(0)));
  }

  private void requireNames(boolean fine, String sentence) {
    if (!fine) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
