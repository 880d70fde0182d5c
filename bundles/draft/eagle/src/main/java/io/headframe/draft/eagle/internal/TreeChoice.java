package io.headframe.draft.eagle.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.util.Arrays;

/**
 * Chooses how trees grow by trying on this machine: the plan with most tokens a second after the beginnings of held-out
 * text. What a tree of EAGLE-2 gives depends on how sure the network is at each place, which no table of chances says.
 */
final class TreeChoice {

  /** How many of a layer get children, and how many each; 1 is a chain. */
  private static final int[] WIDTHS = {1, 2, 4, 8};
  private static final int PROMPTS = 8;
  /** Texts of each tree, at least, and for how long texts are generated: a small model needs many for a measurement. */
  private static final int LEAST = 1;
  private static final double SECONDS = 0.1;
  private static final int PROMPT_TOKENS = 8;
  private static final int NEW_TOKENS = 16;

  /**
   * What was chosen.
   *
   * @param tree as {@link TreePlan#parse} reads it
   * @param tokensPerStep that it gave
   */
  record Chosen(String tree, double tokensPerStep) {}

  private TreeChoice() {}

  /**
   * Tries trees.
   *
   * @param depth of the deepest
   */
  static Chosen among(EagleNetwork network, CausalLM model, int[] text, int depth, Run run) {
    Chosen best = null;
    double fastest = 0;
    for (int width : WIDTHS) {
      String plan = width == 1 ? "chain-" + depth
          : "beam-" + width + "x" + depth + "x" + Math.min(SpeculativeGeneration.MOST_NODES, width * depth);
      try (Draft draft = new EagleDraft(network, HiddenSite.of(model), TreePlan.parse(plan))) {
        SpeculativeGeneration generation =
            new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless());
        // The first text is for what the machine does anew for a tree of another size.
        generate(generation, text, 0, run);
        DraftStatistics all = DraftStatistics.NONE;
        for (int count = 0; count < LEAST || seconds(all) < SECONDS; count++) {
          all = all.plus(generate(generation, text, count % PROMPTS, run));
        }
        double speed = all.tokens() / seconds(all);
        if (best == null || speed > fastest) {
          best = new Chosen(plan, all.tokensPerStep());
          fastest = speed;
        }
      }
    }
    return best;
  }

  private static double seconds(DraftStatistics all) {
    return all.draftSeconds() + all.verifySeconds() + all.otherSeconds();
  }

  private static DraftStatistics generate(SpeculativeGeneration generation, int[] text, int prompt, Run run) {
    run.checkCancelled();
    int from = (text.length - PROMPT_TOKENS) * prompt / PROMPTS;
    return generation.generate(Arrays.copyOfRange(text, from, from + PROMPT_TOKENS), NEW_TOKENS, () -> false,
        token -> {}).statistics();
  }
}
