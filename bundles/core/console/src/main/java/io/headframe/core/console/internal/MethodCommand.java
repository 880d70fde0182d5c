package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** A method under a name of its own, with examples in its help: {@code headframe bench}. */
final class MethodCommand implements Callable<Integer> {

  private static final String[] BENCH = {
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

  private static final String[] TRAIN = {
      "",
      "Examples:",
      "  headframe train-lm --text FILE --minutes 10 --out my-model",
      "  headframe train-lm --text FILE --layers 4 --heads 4 --width 128 --steps 3000 --out my-model",
      "  headframe train-lm --recipe prompts --out my-model",
      "",
      "A training goes on from its last checkpoint when the same folder is named again.",
      "JSON: as 'headframe show --help' says."};

  private static final String[] TRAIN_DRAFT = {
      "",
      "Examples:",
      "  headframe train-draft hydra --model my-model --text stories.txt --out my-heads",
      "  headframe train-draft medusa --model my-model --text stories.txt --heads 3 --steps 2000 --out my-heads",
      "",
      "A training goes on from its last checkpoint when the same folder is named again.",
      "JSON: as 'headframe show --help' says."};

  private static final String[] BENCH_DRAFT = {
      "",
      "Examples:",
      "  headframe bench-draft --model my-model --draft my-heads --draft prompt-lookup --prompts prompts.txt",
      "  headframe bench-draft --model my-model --draft my-heads@chain-2 --draft my-heads --prompts prompts.txt",
      "",
      "JSON: as 'headframe show --help' says."};

  /** May be given several times, which is the same as once with commas between. */
  private static final String REPEATED = "--draft";

  private final Invocation invocation;
  private final String method;
  private final CommandSpec spec;

  private MethodCommand(Invocation invocation, String name, String method) {
    this.invocation = invocation;
    this.method = method;
    this.spec = CommandSpec.wrapWithoutInspection(this).name(name).interpolateVariables(false);
  }

  /** {@code run decode-benchmark}. */
  static CommandSpec bench(Invocation invocation) {
    return new MethodCommand(invocation, "bench", "decode-benchmark").spec(
        "Measure prompt processing, generation and verification, alone or beside other engines.", BENCH);
  }

  /** {@code run train-lm}. */
  static CommandSpec train(Invocation invocation) {
    return new MethodCommand(invocation, "train-lm", "train-lm").spec(
        "Train a small language model on a text or a recipe; short for 'run train-lm'.", TRAIN);
  }

  /** {@code run train-draft}. */
  static CommandSpec trainDraft(Invocation invocation) {
    return new MethodCommand(invocation, "train-draft", "train-draft").spec(
        "Train heads that propose tokens for a model; short for 'run train-draft'.", TRAIN_DRAFT);
  }

  /** {@code run bench-draft}. */
  static CommandSpec benchDraft(Invocation invocation) {
    CommandSpec spec = new MethodCommand(invocation, "bench-draft", "bench-draft").spec(
        "Measure drafts against decoding without one; short for 'run bench-draft'.", BENCH_DRAFT);
    spec.parser().overwrittenOptionsAllowed(true);
    return spec;
  }

  /** Without options where the distribution lacks the method, which is said when it is called. */
  private CommandSpec spec(String description, String... footer) {
    spec.usageMessage().header(description).sortOptions(false).footer(footer);
    try {
      spec.addMixin(method, MethodOptions.spec(invocation.services().methods().describe(method)));
    } catch (HeadframeException missing) {
      spec.parser().unmatchedArgumentsAllowed(true);
    }
    return spec;
  }

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    words.subList(0, words.indexOf(spec.name()) + 1).clear();
    joinRepeated(words);
    words.addAll(0, List.of("run", method));
    return CommandTree.execute(invocation, words.toArray(String[]::new));
  }

  /** Puts the values of an option that may be repeated into one. */
  static void joinRepeated(List<String> words) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < words.size();) {
      boolean apart = words.get(i).equals(REPEATED) && i + 1 < words.size();
      if (apart || words.get(i).startsWith(REPEATED + "=")) {
        String word = words.remove(i);
        values.add(apart ? words.remove(i) : word.substring(REPEATED.length() + 1));
      } else {
        i++;
      }
    }
    if (!values.isEmpty()) {
      words.addAll(List.of(REPEATED, String.join(",", values)));
    }
  }
}
