package io.headframe.lens.logit.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Tensor;
import java.util.Arrays;

/**
 * Runs the end of a decoder on residual streams of one text and compares what it predicts with the model's prediction.
 * Holds the final distribution in native memory until it is closed.
 */
final class Lens implements AutoCloseable {

  private final CausalLM model;
  private final int[] tokens;
  private final int[] next;
  private final boolean normalize;
  private final int topK;
  private final Activations last;
  private final NDArray lastLogProbabilities;
  private final NDArray lastProbabilities;

  /**
   * @param model whose end is run
   * @param tokens [position], those that stand at the positions looked at
   * @param next [position], those that follow them; −1 where none does
   * @param residual [1, position, model], after the last block
   * @param normalize whether the last normalisation is a part of the end
   * @param topK how many tokens are named at each position
   */
  Lens(CausalLM model, int[] tokens, int[] next, Tensor residual, boolean normalize, int topK) {
    this.model = model;
    this.tokens = tokens;
    this.next = next;
    this.normalize = normalize;
    this.topK = Math.min(topK, model.config().vocabularySize());
    this.last = model.forward(end(residual));
    this.lastLogProbabilities = last.logits().logSoftmax(-1);
    this.lastProbabilities = lastLogProbabilities.exp();
  }

  /**
   * Reads a residual stream.
   *
   * @param residual [1, position, model]
   */
  LensReading read(Tensor residual) {
    ForwardPlan plan = end(residual);
    if (!normalize && model.sites().contains(HookSites.FINAL_NORM_OUT)) {
      plan = plan.change(HookSites.FINAL_NORM_OUT.template(), Intervention.replace(residual));
    }
    try (Activations seen = model.forward(plan)) {
      // The logits come first in every operation, so that all results are freed with them.
      NDArray logits = seen.logits();
      NDArray logProbabilities = logits.logSoftmax(-1);
      NDArray divergence =
          logProbabilities.sub(lastLogProbabilities).mul(lastProbabilities).sum(new int[] {-1}).neg();
      NDArray entropy = logProbabilities.exp().mul(logProbabilities).sum(new int[] {-1}).neg();
      NDList top = logProbabilities.topK(topK, -1, true, true);
      NDArray index = logits.getManager().create(
          Arrays.stream(next).mapToLong(token -> Math.max(0, token)).toArray(), new Shape(1, next.length, 1));
      // All but those below it: of equal logits none is ahead, and NaN is below nothing.
      NDArray below = logits.lt(logits.gather(index, 2)).toType(DataType.FLOAT32, false).sum(new int[] {-1});
      return new LensReading(
          tokenRows(top.get(1).toLongArray()),
          rows(top.get(0).exp().toFloatArray()),
          divergence.toFloatArray(),
          entropy.toFloatArray(),
          logProbabilities.gather(index, 2).toFloatArray(),
          below.neg().add(model.config().vocabularySize()).toFloatArray());
    }
  }

  /** The end of the decoder alone: it begins after the last block. */
  private ForwardPlan end(Tensor residual) {
    return ForwardPlan.of(new int[][] {tokens}).startAt(model.config().layers(), residual);
  }

  private int[][] tokenRows(long[] flat) {
    int[][] rows = new int[tokens.length][topK];
    for (int i = 0; i < flat.length; i++) {
      rows[i / topK][i % topK] = Math.toIntExact(flat[i]);
    }
    return rows;
  }

  private float[][] rows(float[] flat) {
    float[][] rows = new float[tokens.length][];
    for (int position = 0; position < rows.length; position++) {
      rows[position] = Arrays.copyOfRange(flat, position * topK, (position + 1) * topK);
    }
    return rows;
  }

  @Override
  public void close() {
    last.close();
  }
}
