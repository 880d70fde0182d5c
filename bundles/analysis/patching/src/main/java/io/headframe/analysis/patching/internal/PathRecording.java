package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Tensor;
import io.headframe.prompts.api.AnswerMetric;
import io.headframe.prompts.api.EncodedPair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first pass of path patching: what both prompts of a pair leave behind. Lists are by layer.
 *
 * @param pair the prompts
 * @param residual of the clean prompt: [1, position, model], what enters each block
 * @param z of the clean prompt: [1, position, head, head width]
 * @param feedForward of the clean prompt: [1, position, model], what feed-forward writes; empty unless it was asked for
 *     or where the model has none
 * @param corruptZ of the corrupt prompt: [1, position, head, head width]
 * @param clean the metric of the clean prompt
 * @param corrupt the metric of the corrupt prompt
 */
record PathRecording(EncodedPair pair, List<Tensor> residual, List<Tensor> z, List<Tensor> feedForward,
    List<Tensor> corruptZ, double clean, double corrupt) {

  /** Runs both prompts. */
  static PathRecording of(CausalLM model, EncodedPair pair, AnswerMetric metric, boolean withFeedForward) {
    int layers = model.config().layers();
    boolean keepFeedForward = withFeedForward && model.sites().contains(HookSites.MLP_OUT);
    ForwardPlan plan = ForwardPlan.of(new int[][] {pair.clean()})
        .capture("blocks.*.in", "blocks.*.attn.z").lastLogits();
    try (Activations clean = model.forward(keepFeedForward ? plan.capture("blocks.*.mlp.out") : plan);
        Activations corrupt = model.forward(
            ForwardPlan.of(new int[][] {pair.corrupt()}).capture("blocks.*.attn.z").lastLogits())) {
      return new PathRecording(pair,
          all(clean, HookSites.BLOCK_IN, layers),
          all(clean, HookSites.ATTN_Z, layers),
          keepFeedForward ? all(clean, HookSites.MLP_OUT, layers) : List.of(),
          all(corrupt, HookSites.ATTN_Z, layers),
          Answers.measure(metric, clean.logits(), PatchedPrompt.noising(pair))[0],
          Answers.measure(metric, corrupt.logits(), PatchedPrompt.noising(pair))[0]);
    }
  }

  private static List<Tensor> all(Activations seen, HookSite site, int layers) {
    return IntStream.range(0, layers).mapToObj(layer -> Tensor.copyOf(seen.get(site.at(layer).id()))).toList();
  }

  /** The tokens of the clean prompt, once for each row. */
  int[][] tokens(int rows) {
    int[][] repeated = new int[rows][];
    Arrays.fill(repeated, pair.clean());
    return repeated;
  }

  /** What enters a block in the clean prompt, once for each row: [row, position, model]. */
  Tensor residual(int layer, int rows) {
    return repeat(residual.get(layer), rows);
  }

  /**
   * The clean z of a layer, but that of one head from the corrupt prompt: [head of the range, position, head, head
   * width].
   *
   * @param from the first head that is taken from the corrupt prompt, in the first row
   * @param to one more than the last
   */
  Tensor sent(int layer, int from, int to) {
    Tensor mixed = repeat(z.get(layer), to - from);
    float[] other = corruptZ.get(layer).data();
    long[] shape = mixed.shape();
    int heads = (int) shape[2];
    int width = (int) shape[3];
    for (int row = 0; row < to - from; row++) {
      for (int position = 0; position < shape[1]; position++) {
        int at = (position * heads + from + row) * width;
        System.arraycopy(other, at, mixed.data(), row * other.length + at, width);
      }
    }
    return mixed;
  }

  private static Tensor repeat(Tensor one, int rows) {
    float[] data = new float[Math.multiplyExact(rows, one.data().length)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(one.data(), 0, data, row * one.data().length, one.data().length);
    }
    long[] shape = one.shape();
    shape[0] = rows;
    return Tensor.of(data, shape);
  }
}
