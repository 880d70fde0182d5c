package io.headframe.core.console.internal;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
import io.headframe.core.model.Tokenizer;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A text that a model went on with. Kept out of the command for the reason that {@link EmbeddedModels} gives.
 *
 * @param model as it was named
 * @param prompt as it was given
 * @param text the new text alone
 * @param promptTokens number of tokens of the prompt
 * @param tokens the new tokens
 * @param promptSeconds time for the prompt
 * @param decodeSeconds time for the new tokens
 * @param stop why it ended, as a word
 * @param computation what computed, in a line
 * @param drafted what became of drafts; null without one
 */
record Continuation(
    String model,
    String prompt,
    String text,
    int promptTokens,
    int[] tokens,
    double promptSeconds,
    double decodeSeconds,
    String stop,
    String computation,
    Drafted drafted) {

  /**
   * What became of drafts.
   *
   * @param draft as it was named
   * @param passes of the model
   * @param tokensPerPass new tokens of a pass
   * @param accepted share of the drafted tokens
   */
  record Drafted(String draft, long passes, double tokensPerPass, double accepted) {}

  /** What to generate. */
  record Request(
      String model, String prompt, double temperature, int topK, double topP, long seed, int maxTokens,
      String kernel, Integer threads,
      String draft) {

    private Computation computation() {
      return new Computation(kernel, threads == null ? Computation.DEFAULT.threads() : threads);
    }
  }

  /** Computes on the calling thread, which is a computation lane. Hears each piece of new text. */
  static Continuation of(Services services, Request request, BooleanSupplier cancelled, Consumer<String> onText) {
    Sampling sampling = new Sampling(request.temperature(), request.topK(), request.topP(), request.seed());
    try (CausalLM model = services.models().load(request.model(), request.computation())) {
      Tokenizer tokenizer = model.tokenizer();
      int[] prompt = tokenizer.encode(request.prompt());
      GrowingText growing = new GrowingText(tokenizer, prompt);
      StringBuilder text = new StringBuilder();
      Consumer<String> piece = more -> {
        text.append(more);
        onText.accept(more);
      };
      IntConsumer onToken = token -> piece.accept(growing.add(token));
      DraftedText drafted = request.draft() == null ? null
          : DraftedText.of(services, request, model, sampling, prompt, cancelled, onToken);
      Generation.Result result = drafted != null ? drafted.result()
          : new Generation(model, sampling).generate(prompt, request.maxTokens(), cancelled, onToken);
      piece.accept(growing.rest());
      return new Continuation(request.model(), request.prompt(), text.toString(), prompt.length, result.tokens(),
          result.promptSeconds(), result.decodeSeconds(), Json.word(result.stop()), model.computation(),
          drafted == null ? null : drafted.drafted());
    }
  }

  boolean cancelled() {
    return stop.equals("cancelled");
  }
}
