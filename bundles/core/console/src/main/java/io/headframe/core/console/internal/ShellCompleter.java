package io.headframe.core.console.internal;

import io.headframe.core.console.internal.project.NewCommand;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.plugin.Plugins.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes commands, ids, options, choices and paths. */
final class ShellCompleter implements Completer {

  private static final Logger LOG = LoggerFactory.getLogger(ShellCompleter.class);
  private static final Set<String> TAKE_PLUGINS = Set.of("info", "update", "remove", "check");
  private static final Set<String> TAKE_METHODS = Set.of("run", "describe", "check");

  private final Services services;
  private final Supplier<CommandSpec> commands;
  private final Completer files = new FileNameCompleter();

  ShellCompleter(Services services, Supplier<CommandSpec> commands) {
    this.services = services;
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      suggest(reader, line, candidates);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("nothing can be suggested after '{}'", line.line(), e);
    }
  }

  private void suggest(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words();
    int at = line.wordIndex();
    String command = words.get(0);
    if (at == 1 && TAKE_METHODS.contains(command)) {
      add(candidates, services.methods().list().stream().map(MethodSummary::id));
    } else if (at == 1 && command.equals("show")) {
      add(candidates, Stream.concat(Stream.of("latest"), services.runs().list().stream().map(run -> run.id())));
    } else if (at == 1 && command.equals("explain")) {
      add(candidates, services.errors().all().keySet().stream());
    } else if (at == 1 && command.equals("new")) {
      add(candidates, NewCommand.kinds(services).stream());
    } else if (at == 1 && command.equals("help")) {
      add(candidates, CommandTree.NAMES.stream());
    } else if (at >= 2 && command.equals("plugin") && TAKE_PLUGINS.contains(words.get(at == 2 ? 1 : 2))) {
      add(candidates, services.plugins().list().stream().map(Plugin::bundle).filter(name -> !name.isEmpty()));
    } else if (at >= 2 && command.equals("run")) {
      options(MethodOptions.spec(services.methods().describe(words.get(1))), reader, line, 2, candidates);
    } else {
      options(commands.get(), reader, line, 0, candidates);
    }
  }

  private void options(CommandSpec spec, LineReader reader, ParsedLine line, int skip, List<Candidate> candidates) {
    int at = line.wordIndex() - skip;
    List<String> words = line.words().subList(skip, line.words().size());
    CommandSpec command = skip == 0 && at > 0 && spec.subcommands().containsKey(words.get(0))
        ? spec.subcommands().get(words.get(0)).getCommandSpec() : spec;
    OptionSpec before = at > 0 ? command.findOption(words.get(at - 1)) : null;
    if (before != null && MethodText.mayBeFile(before.paramLabel())) {
      if (before.longestName().equals("--model") && services.modelLoader().get() != null) {
        add(candidates, EmbeddedModels.list(services).stream().map(EmbeddedModels.Line::name));
      }
      files.complete(reader, line, candidates);
      return;
    }
    List<CharSequence> found = new ArrayList<>();
    AutoComplete.complete(spec, words.toArray(String[]::new), at, line.wordCursor(), line.cursor(), found);
    // picocli gives what is left of the word; JLine wants the whole word.
    String begun = line.word().substring(0, line.wordCursor());
    add(candidates, found.stream().map(rest -> begun + rest));
  }

  private static void add(List<Candidate> candidates, Stream<String> words) {
    words.forEach(word -> candidates.add(new Candidate(word)));
  }
}
