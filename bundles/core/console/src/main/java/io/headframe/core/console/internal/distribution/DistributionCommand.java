package io.headframe.core.console.internal.distribution;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.distribution.Distributions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine.Option;

/** What makes distributions out of the running one, the installed plugins, and indexes. */
abstract class DistributionCommand extends ConsoleCommand {

  @Option(names = "--index", paramLabel = "ADDRESS", description = "Take bundles from an index too, a file or an https"
      + " URL; may be repeated. Installed plugins are taken without.")
  private List<String> indexes = List.of();

  DistributionCommand(Invocation invocation) {
    super(invocation);
  }

  Distributions distributions() {
    List<Path> published = new ArrayList<>(services.plugin().sets().jars());
    indexes.forEach(index -> published.addAll(services.plugin().indexes().jars(index)));
    return new Distributions(
        FrameworkUtil.getBundle(DistributionCommand.class).getBundleContext(), published);
  }
}
