package io.headframe.draft.eagle.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses how trees grow by trying on this machine, in turns: the plan with most tokens a second after places of
 * held-out text. What a tree of EAGLE-2 gives depends on how sure the network is at each place, which no table of
 * chances says.
 */
final class TreeChoice {

  /** How many of a layer get children, and how many each; 1 is a chain. */
  private static final int[] WIDTHS = {1, 2, 4};
  private static final int PROMPTS = 8;
  /** For how long each tree generates, after one text at least: a small model needs many for a measurement. */
  private static final double SECONDS = 0.1;
  private static final int PROMPT_TOKENS = 16;
  private static final int NEW_TOKENS = 32;
  /**
   * Passes and time before any is timed: a small model changes its kernel for a faster one after a thousand passes, and
   * that is compiled while it runs. A training of some steps has five for each.
   */
  private static final int WARM_UP = 2500;
  private static final int WARM_UP_OF_STEP = 5;
  private static final double WARM_UP_SECONDS = 3;

  /**
   * What was chosen.
   *
   * @param tree as {@link TreePlan#parse} reads it
   * @param tokensPerStep that it gave
   */
  record Chosen(String tree, double tokensPerStep) {}

  private final List<Trial> trials = new ArrayList<>();
  private final int[] text;
  private final Run run;

  private TreeChoice(int[] text, Run run) {
    this.text = text;
    this.run = run;
  }

  /**
   * Tries trees.
   *
   * @param text held out
   * @param depth of the deepest
   * @param steps of the training, beside which trying is short
   */
  static Chosen among(EagleNetwork network, CausalLM model, int[] text, int depth, int steps, Run run) {
    TreeChoice choice = new TreeChoice(text, run);
    for (String plan : plans(depth)) {
      // It holds nothing that must be closed.
      EagleDraft draft = new EagleDraft(network, HiddenSite.of(model), TreePlan.parse(plan));
      choice.trials.add(new Trial(
          plan, new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless())));
    }
    int passes = Math.min(WARM_UP, WARM_UP_OF_STEP * steps);
    for (int prompt = 0; choice.passes() < passes && choice.seconds() < WARM_UP_SECONDS; prompt++) {
      choice.round(prompt);
    }
    choice.trials.forEach(trial -> trial.all = DraftStatistics.NONE);
    for (int prompt = 0; prompt == 0 || choice.seconds() < SECONDS * choice.trials.size(); prompt++) {
      choice.round(prompt);
    }
    Trial best = choice.trials.stream().max(Comparator.comparingDouble(Trial::speed)).orElseThrow();
    return new Chosen(best.plan, best.all.tokensPerStep());
  }

  private static Set<String> plans(int depth) {
    Set<String> plans = new LinkedHashSet<>();
    for (int layers : new int[] {depth, (depth + 1) / 2}) {
      for (int width : WIDTHS) {
        plans.add(width == 1 ? "chain-" + layers : "beam-" + width + "x" + layers + "x"
            + Math.min(SpeculativeGeneration.MOST_NODES, width * layers));
      }
    }
    return plans;
  }

  /** Each tree generates one text. */
  private void round(int prompt) {
    int length = Math.min(PROMPT_TOKENS, text.length);
    int from = (text.length - length) / PROMPTS * (prompt % PROMPTS);
    for (Trial trial : trials) {
      run.checkCancelled();
      trial.all = trial.all.plus(trial.generation.generate(Arrays.copyOfRange(text, from, from + length),
          NEW_TOKENS, () -> false, token -> {}).statistics());
    }
  }

  private double passes() {
    return trials.stream().mapToDouble(trial -> trial.all.steps()).sum();
  }

  private double seconds() {
    return trials.stream().mapToDouble(Trial::seconds).sum();
  }

  /** One way to grow trees, and what it gave. */
  private static final class Trial {

    private final String plan;
    private final SpeculativeGeneration generation;
    private DraftStatistics all = DraftStatistics.NONE;

    Trial(String plan, SpeculativeGeneration generation) {
      this.plan = plan;
      this.generation = generation;
    }

    double seconds() {
      return all.draftSeconds() + all.verifySeconds() + all.otherSeconds();
    }

    double speed() {
      return all.tokens() / seconds();
    }
  }
}
