package io.headframe.draft.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Generation;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Drafts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Component;

/**
 * Generates from the same prompts without a draft and with each of some, in turns, greedy: tokens of a verification
 * pass, the share of drafted tokens that is accepted at each position, and the speed over decoding without one in the
 * same run. Texts are compared token by token; where one differs, the gap between the two likeliest tokens there is
 * said.
 *
 * <p>Xia et al., "Unlocking Efficiency in Large Language Model Inference: A Comprehensive Survey of Speculative
 * Decoding" (2024), arXiv 2401.07851, for the figures that are reported.
 *
 * <p>Not for a busy machine: speeds beside other work are those of the other work.
 */
@Component
@MethodInfo(
    id = "bench-draft",
    title = "Drafts against decoding without one",
    summary = "Measures accepted tokens and speed of drafts on prompts, beside greedy decoding in the same run.",
    family = "draft",
    paper = "Unlocking Efficiency in Large Language Model Inference: A Comprehensive Survey of Speculative Decoding",
    year = 2024,
    arxiv = "2401.07851")
public final class DraftBenchmark implements Method<DraftBenchmark.Parameters, DraftBenchmark.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model that generates
   * @param draft the drafts
   * @param prompts a file
   * @param tokens of each text
   * @param most prompts
   */
  public record Parameters(
      @Parameter("the model that generates") CausalLM model,
      @Parameter("drafts with commas between: ids, folders of heads, draft-model:MODEL; each may end in @chain-4 or"
          + " another tree, in which semicolons stand for commas") String draft,
      @Parameter("a file with a prompt on each line") Path prompts,
      @Parameter(value = "new tokens of each text, at most", defaultValue = "128", min = 2, max = 100_000) int tokens,
      @Parameter(value = "prompts, the first of the file", defaultValue = "40", min = 1, max = 100_000) int most) {}

  /**
   * What comes out.
   *
   * @param comparison a row for each draft
   * @param acceptance by position
   * @param drafts as they were named
   * @param tokensPerStep of each draft
   * @param speedUp of each draft
   * @param differing texts that are not those without a draft, with each gap
   * @param tokensPerSecond without a draft
   * @param computation what computed with the model at the end
   */
  public record Findings(
      @Result("each draft beside decoding without one") DraftTable comparison,
      @Result("share of the passes that accept so many tokens or more") AcceptanceChart acceptance,
      @Result("the drafts") List<String> drafts,
      @Result(value = "new tokens of a verification pass, of each draft", unit = "tokens") List<Double> tokensPerStep,
      @Result("speed of each draft over decoding without one") List<Double> speedUp,
      @Result("texts that differ from those without a draft, with the gap of the two likeliest logits there")
          List<String> differing,
      @Result(value = "speed without a draft", unit = "tokens/s") double tokensPerSecond,
      @Result("what computed with the model") String computation) {}

  private final LongSupplier clock;

  /** By the clock of the machine. */
  public DraftBenchmark() {
    this(System::nanoTime);
  }

  /** @param clock in nanoseconds */
  DraftBenchmark(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public Findings run(Parameters parameters, Run run) {
    List<String> lines = DraftText.lines(parameters.prompts);
    int[][] prompts = lines.stream().limit(parameters.most).map(parameters.model.tokenizer()::encode)
        .filter(tokens -> tokens.length < parameters.model.config().contextLength()).toArray(int[][]::new);
    if (prompts.length == 0) {
      throw new HeadframeException(DraftMethodError.NO_PROMPTS, parameters.prompts);
    }
    return measure(parameters, prompts, WarmUp.FOR_MEASUREMENTS, run);
  }

  private Findings measure(Parameters parameters, int[][] prompts, WarmUp warmUp, Run run) {
    Drafts drafts = new Drafts(run.leases(), name -> run.open(CausalLM.class, name));
    List<DraftSeries> series = new ArrayList<>();
    for (String text : parameters.draft.split(",")) {
      Draft draft = run.closeAtEnd(drafts.open(text.strip().replace(';', ','), parameters.model));
      series.add(new DraftSeries(text.strip(), parameters.model, draft, parameters.tokens, clock));
    }
    GreedySeries greedy = new GreedySeries(parameters.model, parameters.tokens, clock);
    run.progress(0, "warming up");
    List<Function<int[], Generation.Result>> ways = new ArrayList<>();
    ways.add(greedy::generate);
    series.forEach(each -> ways.add(prompt -> each.generate(prompt).text()));
    warmUp.run(ways, prompts, run::checkCancelled, clock);
    for (int i = 0; i < prompts.length; i++) {
      run.checkCancelled();
      run.progress((double) i / prompts.length, "prompt " + (i + 1) + " of " + prompts.length);
      // Who comes first changes from prompt to prompt, so that a slow moment does not always meet the same.
      int[] expected = i % 2 == 0 ? greedy.add(prompts[i]) : null;
      List<DraftSeries> turn = new ArrayList<>(series);
      Collections.rotate(turn, i);
      List<int[]> found = new ArrayList<>();
      for (DraftSeries each : turn) {
        found.add(each.add(prompts[i]));
      }
      expected = expected == null ? greedy.add(prompts[i]) : expected;
      for (int d = 0; d < turn.size(); d++) {
        turn.get(d).compare(prompts[i], expected, found.get(d));
      }
    }
    run.progress(1, "done");
    return new Findings(DraftTable.of(greedy, series), AcceptanceChart.of(series),
        series.stream().map(DraftSeries::name).toList(),
        series.stream().map(each -> each.statistics().tokensPerStep()).toList(),
        series.stream().map(each -> greedy.total() / each.total()).toList(),
        series.stream().flatMap(each -> each.differing().stream()).toList(), greedy.tokensPerSecond(),
        parameters.model.computation());
  }

  /** A text that repeats itself, looked up. */
  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    List<String> ids = run.leases().ids(Drafter.class);
    if (!ids.contains("prompt-lookup")) {
      return;
    }
    int[] prompt = new int[40];
    Arrays.setAll(prompt, i -> 20 + i % 9);
    Findings found = measure(new Parameters(model, "prompt-lookup", Path.of(""), 12, 1), new int[][] {prompt, prompt},
        WarmUp.NONE, run);
    if (!found.differing.isEmpty() || !(found.tokensPerStep.get(0) > 1)) {
      throw new IllegalStateException("a text that repeats itself gives " + found.tokensPerStep + " tokens a pass, and "
          + found.differing.size() + " texts differ");
    }
  }
}
