package io.headframe.intervene.mask.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.intervene.mask.internal.Removal.Control;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPairs;
import io.headframe.prompts.needles.NeedleShape;
import io.headframe.prompts.needles.Needles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Masks a set of heads and measures how a model answers prompts without them: which share of the answers is right, and
 * what their loss is. Heads are masked one after the other in the order of the set, by multiplying their output with 0.
 * Beside it stands the control: as many heads drawn from all others, many times over, with the mean and its interval.
 *
 * <pre>
 * recall(k) = share of prompts whose answer is the likeliest next token without the first k heads
 * loss(k)   = mean of −log p(answer)
 * </pre>
 *
 * <p>Wu et al., "Retrieval Head Mechanistically Explains Long-Context Factuality" (2024), arXiv 2404.15574, section 4,
 * where retrieval heads are masked and random ones as a control; masks are those of Michel et al. (2019), arXiv
 * 1905.10650. Without {@code pairs} the prompts are needles in haystacks of random words.
 *
 * <p>Not for: saying what heads do. A model without some of its heads is one that was never trained: later layers read
 * a stream that they do not know. Where random heads hurt as much, the set says nothing.
 */
@Component
@MethodInfo(
    id = "head-mask",
    title = "Head masks",
    summary = "Answers prompts without some heads, and without as many random ones.",
    family = "intervene",
    paper = "Retrieval Head Mechanistically Explains Long-Context Factuality",
    year = 2024,
    arxiv = "2404.15574")
public final class HeadMask implements Method<HeadMask.Parameters, HeadMask.Findings>, HealthCheck {

  private static final int USUAL_LENGTH = 128;
  private static final int OTHERS = 4;
  private static final int DEPTHS = 5;

  /** The share of a run's progress that is for the heads that were named. */
  private static final double OWN = 0.1;

  /**
   * What a user sets.
   *
   * @param model the model
   * @param heads the heads to mask
   * @param pairs prompts; needles if they are not given
   * @param count how many prompts
   * @param length tokens of the needles' prompts
   * @param draws how often random heads are drawn
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the heads to mask, in this order", defaultValue = "1.1") HeadSet heads,
      @Parameter("prompt pairs, of which the clean prompts are answered; without them needles in haystacks")
          Optional<PromptPairs> pairs,
      @Parameter(value = "number of prompts", unit = "prompts", defaultValue = "40", min = 1, max = 100_000) int count,
      @Parameter(value = "length of a haystack with its needles; if not given, " + USUAL_LENGTH
              + ", at most the context of the model", unit = "tokens", min = 14, max = 1_000_000)
          Optional<Integer> length,
      @Parameter(value = "how often random heads are drawn", defaultValue = "20", min = 10, max = 100_000)
          int draws) {}

  /**
   * What comes out.
   *
   * @param prompts how many were answered
   * @param recall of the whole model
   * @param loss of the whole model
   * @param maskedRecall without the heads
   * @param maskedLoss without the heads
   * @param randomRecall mean without as many random heads; NaN if there are not as many others
   * @param randomLow lower end of its interval
   * @param randomHigh upper end of its interval
   * @param randomLoss mean without as many random heads; NaN if there are not as many others
   * @param masked the heads
   * @param removal recall and loss as they are masked one after the other
   */
  public record Findings(
      @Result(value = "prompts that were answered", unit = "prompts") int prompts,
      @Result("share of right answers of the whole model") double recall,
      @Result(value = "mean loss of the answer, whole model", unit = "nats") double loss,
      @Result("share of right answers without the heads") double maskedRecall,
      @Result(value = "mean loss of the answer without the heads", unit = "nats") double maskedLoss,
      @Result("share of right answers without as many random heads, mean over draws") double randomRecall,
      @Result("lower end of the 95 % interval of that mean") double randomLow,
      @Result("upper end of the 95 % interval of that mean") double randomHigh,
      @Result(value = "mean loss of the answer without as many random heads", unit = "nats") double randomLoss,
      @Result("the heads that were masked") HeadSet masked,
      @Result("recall and loss as heads are masked one after the other") Removal removal) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    HeadSet set = parameters.heads();
    if (set.members().isEmpty()) {
      throw new HeadframeException(MaskError.NO_HEADS, set.name());
    }
    set.checkWithin(model.config().layers(), model.config().heads());
    List<EncodedPair> prompts = prompts(parameters, run.seed());
    MaskedAnswers answers = new MaskedAnswers(model, prompts);
    List<Head> heads = set.heads();
    List<Head> others = others(model, heads);
    int drawn = Math.min(heads.size(), others.size());
    List<Quality> masked = new ArrayList<>();
    for (int k = 0; k <= heads.size(); k++) {
      run.progress(OWN * k / (heads.size() + 1), k + " of " + heads.size() + " heads masked");
      masked.add(answers.without(heads.subList(0, k), run));
    }
    Quality whole = masked.get(0);
    List<Control> random = random(answers, others, drawn, parameters.draws(), whole, run);
    Quality without = masked.get(heads.size());
    Measurement none = Measurement.notApplicable("the model has too few other heads");
    Control control = drawn == heads.size() ? random.get(drawn) : new Control(none, none);
    return new Findings(prompts.size(), whole.recall(), whole.loss(), without.recall(), without.loss(),
        control.recall().value(), control.recall().low(), control.recall().high(), control.loss().value(), set,
        new Removal(heads, masked, random));
  }

  @Override
  public void checkHealth(Run run) {
    HeadSet retrieval = new HeadSet("retrieval", List.of(new HeadSet.Member(new Head(1, 1), 1)));
    Findings found = run(new Parameters(run.open(CausalLM.class, "constructed"), retrieval, Optional.empty(), 5,
        Optional.of(40), 10), run);
    if (found.recall() != 1 || found.maskedRecall() != 0) {
      throw new IllegalStateException("the model 'constructed' finds every needle, and none without head 1.1; found"
          + " were shares of " + found.recall() + " and " + found.maskedRecall());
    }
  }

  /** Means over draws: in each a random order of the other heads, masked one after the other. */
  private static List<Control> random(
      MaskedAnswers answers, List<Head> others, int heads, int draws, Quality whole, Run run) {
    double[][] recalls = new double[heads + 1][draws];
    double[][] losses = new double[heads + 1][draws];
    Random drawing = new Random(run.seed());
    for (int draw = 0; draw < draws; draw++) {
      Collections.shuffle(others, drawing);
      recalls[0][draw] = whole.recall();
      losses[0][draw] = whole.loss();
      for (int k = 1; k <= heads; k++) {
        run.progress(OWN + (1 - OWN) * ((double) draw * heads + k - 1) / ((double) draws * heads),
            "random heads, draw " + (draw + 1) + " of " + draws);
        Quality quality = answers.without(others.subList(0, k), run);
        recalls[k][draw] = quality.recall();
        losses[k][draw] = quality.loss();
      }
    }
    return IntStream.rangeClosed(0, heads)
        .mapToObj(k -> new Control(share(Measurement.mean(recalls[k])), Measurement.mean(losses[k]))).toList();
  }

  /** The interval of a mean of shares, which is not outside of 0 and 1. */
  private static Measurement share(Measurement mean) {
    return new Measurement(
        mean.value(), Math.max(0, mean.low()), Math.min(1, mean.high()), mean.samples(), mean.reason());
  }

  private static List<Head> others(CausalLM model, List<Head> heads) {
    List<Head> others = new ArrayList<>();
    for (int layer = 0; layer < model.config().layers(); layer++) {
      for (int head = 0; head < model.config().heads(); head++) {
        if (!heads.contains(new Head(layer, head))) {
          others.add(new Head(layer, head));
        }
      }
    }
    return others;
  }

  private static List<EncodedPair> prompts(Parameters parameters, long seed) {
    CausalLM model = parameters.model();
    if (parameters.pairs().isPresent()) {
      return parameters.pairs().get().pairs(model.tokenizer(), parameters.count(), seed).stream()
          .map(pair -> EncodedPair.of(pair, model.tokenizer())).toList();
    }
    int length = parameters.length().orElse(Math.min(USUAL_LENGTH, model.config().contextLength()));
    Needles needles = new Needles(model, seed);
    return IntStream.range(0, parameters.count())
        .mapToObj(i -> needles.pair(new NeedleShape(length, i % DEPTHS / (DEPTHS - 1.0), 1, OTHERS))).toList();
  }
}
