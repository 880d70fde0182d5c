package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.ParameterDescription;
import io.headframe.core.host.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options of a method, made from its description. Values stay text: the host reads and checks them. */
final class MethodOptions {

  static final String JSON = "--json";
  private static final String SEED = "--seed";
  private static final String DEADLINE = "--deadline";

  private MethodOptions() {}

  /** The command line of one method. */
  static CommandSpec spec(MethodDescription method) {
    CommandSpec spec = CommandSpec.create().name("headframe run " + method.summary().id()).interpolateVariables(false);
    String paper = MethodText.paper(method.summary());
    List<String> footer = new ArrayList<>();
    if (!paper.isEmpty()) {
      footer.add("");
      footer.add("Paper: " + literal(paper));
    }
    footer.add("JSON: as 'headframe show --help' says.");
    footer.addAll(List.of(ExitCode.HELP));
    spec.usageMessage()
        .header(literal(method.summary().title()))
        .description(literal(method.summary().summary()), "")
        .footer(footer.toArray(String[]::new))
        .sortOptions(false);
    add(spec, method, false);
    return spec;
  }

  /**
   * Adds the options of a method to a command.
   *
   * @param several whether the value without a name may be several words, which are joined by commas
   */
  static void add(CommandSpec spec, MethodDescription method, boolean several) {
    Optional<ParameterDescription> positional = positional(method);
    method.parameters().forEach(parameter -> spec.addOption(option(parameter, positional.isPresent())));
    positional.ifPresent(parameter -> spec.addPositional(argument(parameter, several)));
    spec.addOption(OptionSpec.builder(SEED).type(long.class).paramLabel("<integer>")
        .defaultValue(Long.toString(Runs.DEFAULT_SEED))
        .description("The same seed gives the same numbers; integer; default: " + Runs.DEFAULT_SEED + ".").build());
    spec.addOption(OptionSpec.builder(DEADLINE).type(Duration.class).converters(Deadline::read).paramLabel("<time>")
        .description("Stop the run when it has computed for so long; " + Deadline.FORM + "; default: never.").build());
    spec.addOption(OptionSpec.builder(JSON).type(boolean.class).arity("0")
        .description("Print the record of the run alone, as one JSON document.").build());
    spec.addOption(OptionSpec.builder("-h", "--help").type(boolean.class).arity("0").usageHelp(true)
        .description("Show this help.").build());
  }

  /**
   * What is asked of the host.
   *
   * @param also parameters that follow from options of the command
   */
  static Runs.Request request(ParseResult parsed, MethodDescription method, Map<String, String> also) {
    Map<String, String> values = values(parsed, method);
    values.putAll(also);
    return new Runs.Request(method.summary().id(), values, parsed.matchedOptionValue(SEED,
        Runs.DEFAULT_SEED), parsed.matchedOptionValue(DEADLINE, null));
  }

  /** The parameters that were given, by name. */
  private static Map<String, String> values(ParseResult parsed, MethodDescription method) {
    Map<String, String> values = new TreeMap<>();
    for (ParameterDescription parameter : method.parameters()) {
      String option = "--" + parameter.name();
      if (parsed.hasMatchedOption(option)) {
        values.put(parameter.name(), parsed.matchedOptionValue(option, ""));
      }
    }
    if (parsed.hasMatchedPositional(0)) {
      String name = positional(method).orElseThrow().name();
      String value = String.join(",", parsed.matchedPositionals().get(0).stringValues());
      String named = values.put(name, value);
      if (named != null) {
        throw new HeadframeException(ConsoleError.GIVEN_TWICE, name, named, value);
      }
    }
    return values;
  }

  private static Optional<ParameterDescription> positional(MethodDescription method) {
    return method.parameters().stream().filter(ParameterDescription::positional).findFirst();
  }

  /** The host says what is missing: picocli does not know that the option stands for it. */
  private static PositionalParamSpec argument(ParameterDescription parameter, boolean several) {
    return PositionalParamSpec.builder().index(several ? "0..*" : "0").arity(several ? "0..*" : "0..1")
        .hideParamSyntax(parameter.required()).type(several ? String[].class : String.class)
        .paramLabel(MethodText.positionalLabel(parameter))
        .description(description(parameter))
        .build();
  }

  private static OptionSpec option(ParameterDescription parameter, boolean beforeText) {
    OptionSpec.Builder option = OptionSpec.builder("--" + parameter.name())
        .type(String.class)
        .paramLabel(MethodText.label(parameter))
        .required(parameter.required() && !parameter.positional())
        .description(parameter.positional()
            ? "The same as " + unstyled(MethodText.positionalLabel(parameter)) + "." : description(parameter));
    if (parameter.type().equals("boolean")) {
      option.arity("0..1").fallbackValue("true").completionCandidates(List.of("true", "false"));
      if (beforeText) {
        option.preprocessor(MethodOptions::leaveTextAlone);
      }
    } else if (!parameter.choices().isEmpty()) {
      option.completionCandidates(parameter.choices());
    }
    return option.build();
  }

  /** The word after a flag is its value only if it can be one; otherwise it is the text. */
  private static boolean leaveTextAlone(
      Stack<String> words, CommandSpec command, ArgSpec flag, Map<String, Object> found) {
    boolean attached = "=".equals(found.get("separator"));
    if (!attached && (words.isEmpty() || !Set.of("true", "false").contains(words.peek()))) {
      words.push("true");
    }
    return false;
  }

  private static String description(ParameterDescription parameter) {
    String absent = MethodText.absent(parameter);
    return unstyled(capital(MethodText.meaning(parameter)) + "; " + MethodText.allowed(parameter) + "; "
        + (parameter.required() ? absent : "default: " + absent) + ".");
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** For headers, descriptions of commands and footers, which picocli reads as formats. */
  private static String literal(String text) {
    return unstyled(text.replace("%", "%%"));
  }

  /** For descriptions of options, which picocli takes as they are but for styles: no variables are asked for. */
  private static String unstyled(String text) {
    return text.replace("@|", "@ |");
  }
}
