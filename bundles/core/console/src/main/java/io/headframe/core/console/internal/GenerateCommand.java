package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Runs;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "generate", description = "Go on with a text, token by token.",
    footer = "JSON: {model, prompt, text (the new one alone), promptTokens, tokens, promptSeconds, decodeSeconds, stop "
    + "(end-of-text, max-tokens, context-full, cancelled), computation, drafted: {draft, passes, tokensPerPass, "
    + "accepted} or null}.")
final class GenerateCommand extends ConsoleCommand {

  /** Packages that a distribution may do without. */
  private static final String SAMPLING = "io/headframe/decoding/sampling/";
  private static final String DRAFT = "io/headframe/draft/";

  @Parameters(paramLabel = "PROMPT", description = "The text to go on with.")
  private String prompt;

  @Option(names = "--model", paramLabel = "<model>",
      description = "An embedded model's name, a Hugging Face folder or a checkpoint file; default: the first of "
          + "'headframe models'.")
  private String model;

  @Option(names = "--temperature", paramLabel = "<number>", defaultValue = "0",
      description = "What logits are divided by, at least 0; 0 takes the most probable token; default: "
          + "${DEFAULT-VALUE}.")
  private double temperature;

  @Option(names = "--top-k", paramLabel = "<integer>", defaultValue = "0",
      description = "Sample among the k most probable tokens, at least 0; 0 is all; default: ${DEFAULT-VALUE}.")
  private int topK;

  @Option(names = "--top-p", paramLabel = "<number>", defaultValue = "1",
      description = "Sample among the most probable tokens that sum to p, above 0 to 1; default: ${DEFAULT-VALUE}.")
  private double topP;

  @Option(names = "--seed", paramLabel = "<integer>", defaultValue = "" + Runs.DEFAULT_SEED,
      description = "The same seed samples the same text; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--max-tokens", paramLabel = "<integer>", defaultValue = "256",
      description = "The most new tokens, at least 1; default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(names = "--kernel", paramLabel = "<id>", defaultValue = "best",
      description = "What computes few positions at once: an id, 'best' for the fastest that is installed, or 'none' "
          + "for PyTorch, operator by operator; default: ${DEFAULT-VALUE}.")
  private String kernel;

  @Option(names = "--threads", paramLabel = "<integer>",
      description = "The most threads of the kernel, at least 1; default: the number of processors.")
  private Integer threads;

  @Option(names = "--draft", paramLabel = "<draft>",
      description = "What proposes tokens that the model verifies, several in a pass, so that the same text comes "
          + "faster: prompt-lookup, draft-model:MODEL, or a folder of 'headframe train-draft'; @chain-4 after it sets "
          + "how its trees grow.")
  private String draft;

  GenerateCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws Exception {
    Continuation.Request request = new Continuation.Request(
        model == null ? EmbeddedModels.first(services) : model,
        prompt, temperature, topK, topP, seed, maxTokens, kernel, threads, draft);
    AtomicBoolean cancelled = new AtomicBoolean();
    // The lane's thread has other standard streams than a command of the shell, so text comes here to be printed.
    BlockingQueue<Optional<String>> pieces = new LinkedBlockingQueue<>();
    Continuation result;
    try {
      Future<Continuation> future = services.lanes().submit("generate", () -> {
        try {
          return Continuation.of(services, request, cancelled::get, piece -> pieces.add(Optional.of(piece)));
        } finally {
          pieces.add(Optional.empty());
        }
      });
      result = interrupts.<Continuation, Exception>during(() -> {
        stream(pieces);
        return future.get();
      }, () -> cancelled.set(true));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoClassDefFoundError missing) {
        String name = String.valueOf(missing.getMessage());
        if (name.startsWith(SAMPLING) || name.startsWith(DRAFT)) {
          throw new HeadframeException(
              missing, name.startsWith(DRAFT) ? ConsoleError.NO_DRAFTS : ConsoleError.NO_SAMPLING);
        }
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (InterruptedException e) {
      cancelled.set(true);
      screen.err().println("cancelled");
      return ExitCode.CANCELLED;
    }
    report(result);
    return result.cancelled() ? ExitCode.CANCELLED : ExitCode.SUCCESS;
  }

  private void stream(BlockingQueue<Optional<String>> pieces) throws InterruptedException {
    boolean first = true;
    for (Optional<String> piece = pieces.take(); piece.isPresent(); piece = pieces.take()) {
      if (!json) {
        screen.out().print((first ? prompt : "") + piece.get());
        screen.out().flush();
      }
      first = false;
    }
    if (!json && !first) {
      screen.out().println();
    }
  }

  private void report(Continuation result) {
    if (json) {
      printJson(result);
    }
    screen.err().println((result.cancelled() ? "cancelled: " : "") + String.format(Locale.ROOT,
        "%d tokens, %.0f tokens/s (prompt %d tokens in %.2f s); %s", result.tokens().length,
        result.decodeSeconds() > 0 ? result.tokens().length / result.decodeSeconds() : 0,
        result.promptTokens(), result.promptSeconds(), result.computation()));
    if (result.drafted() != null) {
      screen.err().println(String.format(Locale.ROOT, "%s: %.2f tokens in each of %d passes, %.0f %% of the drafted"
          + " tokens accepted", result.drafted().draft(), result.drafted().tokensPerPass(),
          result.drafted().passes(), 100 * result.drafted().accepted()));
    }
  }
}
