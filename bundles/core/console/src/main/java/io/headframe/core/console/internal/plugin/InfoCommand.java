package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.ConsoleCommand;
import io.headframe.core.console.internal.ExitCode;
import io.headframe.core.console.internal.Invocation;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Usage;
import io.headframe.core.host.plugin.PluginIndexes.Available;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "info", description = "Show all about a plugin: what is installed, and what the indexes have.",
    footer = "JSON: {installed, available}, as in 'plugin list' and 'plugin search'.")
final class InfoCommand extends ConsoleCommand {

  private static final int DIGITS = 16;

  @Parameters(paramLabel = "ID", description = "Symbolic name of a bundle or id of a method.")
  private String name;

  InfoCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    Optional<Plugin> installed = services.plugin().plugins().list().stream()
        .filter(plugin -> plugin.bundle().equals(name) || plugin.methods().contains(name))
        .findFirst();
    String bundle = installed.map(Plugin::bundle).orElse(name);
    List<Available> available = available(bundle, installed.isPresent());
    if (installed.isEmpty() && available.isEmpty()) {
      throw PluginConsoleError.unknown(name);
    }
    if (json) {
      printJson(Map.of("installed", installed.stream().toList(), "available", available));
      return ExitCode.SUCCESS;
    }
    List<String> lines = new ArrayList<>();
    installed.ifPresent(plugin -> {
      lines.add(plugin.bundle() + " " + plugin.version() + ", installed from "
          + (plugin.file().isEmpty() ? plugin.source() : plugin.file() + " in the plugins folder"));
      lines.add("  methods: " + String.join(", ", plugin.methods()));
      lines.add("  SHA-256: " + plugin.sha256());
      if (!plugin.problem().isEmpty()) {
        lines.add("  problem: " + plugin.problem());
      }
      services.plugin().usage().list().stream()
          .filter(usage -> usage.bundle().equals(plugin.bundle()) && usage.counts().runs() > 0)
          .forEach(usage -> lines.add("  in this process: " + used(usage)));
    });
    for (Available each : available) {
      lines.add(each.bundle() + " " + each.version() + " in " + each.index() + ", " + Sizes.of(each.size())
          + ", SHA-256 " + each.sha256().substring(0, Math.min(DIGITS, each.sha256().length())) + "...");
      if (!each.description().isEmpty()) {
        lines.add("  " + each.description());
      }
      lines.add("  techniques: " + String.join(", ", each.techniques()));
      each.summaries().forEach(summary -> lines.add("  " + summary));
    }
    print(String.join("\n", lines) + "\n");
    return ExitCode.SUCCESS;
  }

  /** What is installed is shown also where no index can be read. */
  private List<Available> available(String bundle, boolean isInstalled) {
    try {
      return services.plugin().indexes().versions(bundle);
    } catch (HeadframeException unreadable) {
      if (!isInstalled) {
        throw unreadable;
      }
      screen.err().println(unreadable.getMessage() + " [" + unreadable.id() + "]");
      return List.of();
    }
  }

  private static String used(Usage.OfBundle usage) {
    Usage.Counts counts = usage.counts();
    String heap = counts.heapBytes().isPresent() ? ", " + Sizes.of(counts.heapBytes().getAsLong()) + " of heap" : "";
    return String.format(Locale.ROOT, "%d runs of %s (%d succeeded, %d failed, %d cancelled, %d given up), %.1f s,"
        + " %.1f s of CPU%s", counts.runs(), usage.version(), counts.succeeded(), counts.failed(), counts.cancelled(),
        counts.givenUp(), counts.wallSeconds(), counts.cpuSeconds(), heap);
  }
}
