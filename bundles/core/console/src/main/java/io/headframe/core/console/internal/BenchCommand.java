package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code headframe run decode-benchmark} under a name of its own, with examples in its help. */
final class BenchCommand implements Callable<Integer> {

  static final String NAME = "bench";

  private static final String METHOD = "decode-benchmark";

  private static final String[] EXAMPLES = {
      "",
      "Examples:",
      "  headframe bench                                      Headframe alone",
      "  headframe bench --shape stories,small-vocabulary,llama-110m --rows tg128",
      "  headframe bench --rows tg64@d64,tg64@d512,verify-4,verify-16,verify-64 --repeats 9",
      "  headframe bench --peers FOLDER --eight-bit           beside others, with 8-bit weights too",
      "  headframe bench --model FOLDER --llama2c ./run       your own checkpoint",
      "  headframe bench --write-models FOLDER                the files alone",
      "",
      "ppN reads a prompt of N tokens; tgN generates N after a short one, tgN@dD after one of D; verify-N is one pass "
          + "over N candidates behind 64 tokens, with all their logits; ttft is the time to the first token after 16; "
          + "rss is the resident set of the process. Peers have processes of their own and take turns with Headframe; "
          + "their tokens are compared first. In a clone './headframe bench --peers' builds the folder of peers.",
      "JSON: as 'headframe show --help' says."};

  private final Invocation invocation;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(NAME).interpolateVariables(false);

  private BenchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The command; without options where the distribution lacks the method, which is said when it is called. */
  static CommandSpec of(Invocation invocation) {
    BenchCommand command = new BenchCommand(invocation);
    CommandSpec spec = command.spec;
    spec.usageMessage()
        .description("Measure prompt processing, generation and verification, alone or beside other engines.")
        .sortOptions(false)
        .footer(EXAMPLES);
    try {
      spec.addMixin(METHOD, MethodOptions.spec(invocation.services().methods().describe(METHOD)));
    } catch (HeadframeException missing) {
      spec.parser().unmatchedArgumentsAllowed(true);
    }
    return spec;
  }

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    words.subList(0, words.indexOf(NAME) + 1).clear();
    words.addAll(0, List.of("run", METHOD));
    return CommandTree.execute(invocation, words.toArray(String[]::new));
  }
}
