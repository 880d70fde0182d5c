package io.headframe.draft.evaluation.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Decoding with one draft, prompt by prompt. */
final class DraftSeries {

  private final String name;
  private final CausalLM model;
  private final SpeculativeGeneration generation;
  private final int tokens;
  private final List<Double> seconds = new ArrayList<>();
  private final List<String> differing = new ArrayList<>();
  private DraftStatistics statistics = DraftStatistics.NONE;

  DraftSeries(String name, CausalLM model, Draft draft, int tokens, LongSupplier clock) {
    this.name = name;
    this.model = model;
    this.generation =
        new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless(), clock);
    this.tokens = tokens;
  }

  String name() {
    return name;
  }

  SpeculativeGeneration.Result generate(int[] prompt) {
    return generation.generate(prompt, tokens, () -> false, token -> {});
  }

  /** Generates and keeps the time. */
  int[] add(int[] prompt) {
    SpeculativeGeneration.Result result = generate(prompt);
    seconds.add(result.text().decodeSeconds());
    statistics = statistics.plus(result.statistics());
    return result.text().tokens();
  }

  /** Notes where a text is not the expected one. */
  void compare(int[] prompt, int[] expected, int[] found) {
    int at = Arrays.mismatch(expected, found);
    if (at >= 0) {
      differing.add(String.format(Locale.ROOT, "%s: token %d of a text after a prompt of %d tokens, gap %.3g", name,
          at + 1, prompt.length, gap(prompt, Arrays.copyOf(expected, at))));
    }
  }

  /** Between the two greatest logits after a text. */
  private double gap(int[] prompt, int[] text) {
    int[] all = Arrays.copyOf(prompt, prompt.length + text.length);
    System.arraycopy(text, 0, all, prompt.length, text.length);
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {all}).lastLogits())) {
      float[] logits = seen.logits().toFloatArray();
      Arrays.sort(logits);
      return logits[logits.length - 1] - logits[logits.length - 2];
    }
  }

  List<Double> seconds() {
    return seconds;
  }

  double total() {
    return seconds.stream().mapToDouble(each -> each).sum();
  }

  List<String> differing() {
    return differing;
  }

  DraftStatistics statistics() {
    return statistics;
  }
}
