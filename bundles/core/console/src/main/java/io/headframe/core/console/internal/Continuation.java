package io.headframe.core.console.internal;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
import io.headframe.core.model.Tokenizer;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
    String computation) {

  /** What to generate. */
  record Request(
      String model, String prompt, double temperature, int topK, double topP, long seed, int maxTokens,
      String kernel, Integer threads) {

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
      Generation.Result result = new Generation(model, sampling)
          .generate(prompt, request.maxTokens(), cancelled, token -> piece.accept(growing.add(token)));
      piece.accept(growing.rest());
      return new Continuation(request.model(), request.prompt(), text.toString(), prompt.length, result.tokens(),
          result.promptSeconds(), result.decodeSeconds(), Json.word(result.stop()), model.computation());
    }
  }

  boolean cancelled() {
    return stop.equals("cancelled");
  }
}
