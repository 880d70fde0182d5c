package io.headframe.analysis.patching.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Session;
import io.headframe.prompts.api.AnswerMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What both runs of a prompt are made of, from the first position at which they differ: the residual stream before each
 * layer and after the last, and the site that is patched. In Java's memory.
 */
final class PairActivations {

  private final PatchedPrompt prompt;
  private final int first;
  private final int width;
  /** By layer, and after the last: [position, model]. */
  private final List<float[]> baseStreams = new ArrayList<>();
  private final List<float[]> sourceStreams = new ArrayList<>();
  /** By layer; null where it has no such site. */
  private final List<SiteValues> site = new ArrayList<>();
  private final double baseMetric;
  private final double sourceMetric;

  /**
   * Runs both prompts in one pass.
   *
   * @param session has what stands before {@code first}
   * @param first the position that the activations begin at, at most that of the first difference
   */
  PairActivations(CausalLM model, Session session, PatchedPrompt prompt, int first, PatchGrid grid,
      AnswerMetric metric) {
    this.prompt = prompt;
    this.first = first;
    this.width = model.config().modelWidth();
    int layers = model.config().layers();
    int[][] rows = {Arrays.copyOfRange(prompt.base(), first, prompt.length()),
        Arrays.copyOfRange(prompt.source(), first, prompt.length())};
    List<Integer> patchable = grid.layers(model);
    ForwardPlan plan = ForwardPlan.of(rows).lastLogits()
        .capture("blocks.*.in", HookSites.BLOCK_OUT.at(layers - 1).id());
    for (int layer : patchable) {
      plan = plan.capture(grid.site().in(layer));
    }
    try (Activations seen = session.stage(plan)) {
      for (int layer = 0; layer <= layers; layer++) {
        String stream = layer < layers
            ? HookSites.BLOCK_IN.at(layer).id()
            : HookSites.BLOCK_OUT.at(layers - 1).id();
        float[][] both = rows(seen.get(stream));
        baseStreams.add(both[0]);
        sourceStreams.add(both[1]);
      }
      for (int layer = 0; layer < layers; layer++) {
        site.add(patchable.contains(layer) ? values(seen.get(grid.site().in(layer)), grid, model) : null);
      }
      double[] metrics = Answers.measure(metric, seen.logits(), prompt);
      baseMetric = metrics[0];
      sourceMetric = metrics[1];
    }
  }

  private SiteValues values(NDArray array, PatchGrid grid, CausalLM model) {
    float[][] both = rows(array);
    int heads = grid.heads(model.config());
    int length = prompt.length();
    return new SiteValues(both[0], both[1], first, length, heads,
        both[0].length / heads / (length - first), grid.site() == PatchSite.PATTERN);
  }

  private static float[][] rows(NDArray array) {
    float[] all = array.toFloatArray();
    return new float[][] {
        Arrays.copyOf(all, all.length / 2), Arrays.copyOfRange(all, all.length / 2, all.length)};
  }

  /** The prompts. */
  PatchedPrompt prompt() {
    return prompt;
  }

  /** The metric of the run that is patched. */
  double baseMetric() {
    return baseMetric;
  }

  /** The metric of the run that activations are taken from. */
  double sourceMetric() {
    return sourceMetric;
  }

  /** The site in a layer that has it. */
  SiteValues site(int layer) {
    return site.get(layer);
  }

  /** The stream of the patched run before a layer, or after all: all positions from the first difference. */
  StreamPart base(int layer) {
    return new StreamPart(baseStreams.get(layer), first, width);
  }

  /** The stream of the other run. */
  StreamPart source(int layer) {
    return new StreamPart(sourceStreams.get(layer), first, width);
  }
}
