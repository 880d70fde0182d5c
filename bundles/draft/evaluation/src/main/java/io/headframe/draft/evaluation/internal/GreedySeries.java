package io.headframe.draft.evaluation.internal;

import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Decoding without a draft, prompt by prompt. */
final class GreedySeries {

  private final Generation generation;
  private final int tokens;
  private final List<Double> seconds = new ArrayList<>();
  private long generated;

  GreedySeries(CausalLM model, int tokens, LongSupplier clock) {
    this.generation = new Generation(model, Sampling.greedy(), clock);
    this.tokens = tokens;
  }

  Generation.Result generate(int[] prompt) {
    return generation.generate(prompt, tokens, () -> false, token -> {});
  }

  /** Generates and keeps the time. */
  int[] add(int[] prompt) {
    Generation.Result result = generate(prompt);
    seconds.add(result.decodeSeconds());
    generated += result.tokens().length;
    return result.tokens();
  }

  /** For each prompt. */
  List<Double> seconds() {
    return seconds;
  }

  double total() {
    return seconds.stream().mapToDouble(each -> each).sum();
  }

  double tokensPerSecond() {
    return generated / total();
  }
}
