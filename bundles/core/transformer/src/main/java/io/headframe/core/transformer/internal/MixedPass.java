package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.fused.Rows;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs plans of one sequence over few positions: layers that nobody looks into through kernels, the others as
 * {@link DecoderPass} does. Whoever reads what enters or leaves a layer does not slow it down.
 */
final class MixedPass {

  private final DecoderPass pass;
  private final FusedDecoder fused;

  MixedPass(DecoderPass pass, FusedDecoder fused) {
    this.pass = pass;
    this.fused = fused;
  }

  /** Whether a plan can run here. */
  boolean suits(Preparation prepared) {
    ForwardPlan plan = prepared.plan();
    return plan.batch() == 1 && !plan.place(0).padded() && prepared.hooks().followed().isEmpty()
        && fused.suits(plan.positions());
  }

  /** As {@link DecoderPass#run}, with states. */
  Captured run(Preparation prepared, List<LayerState> states, PassContext context) {
    ForwardPlan plan = prepared.plan();
    Hooks hooks = prepared.hooks();
    Rows rows = fused.rows(List.of(context.positions()));
    Stream stream = begin(plan, hooks, rows, context);
    for (int layer = prepared.from(); layer < prepared.to(); layer++) {
      LayerState state = states.get(layer);
      if (fused.hasLayer(layer, state) && hooks.onlyReadsAround(layer)) {
        stream.tap(HookSites.BLOCK_IN.at(layer), hooks);
        fused.layer(layer, stream.floats(), rows, List.of(state));
        stream.tap(HookSites.BLOCK_OUT.at(layer), hooks);
      } else {
        stream.replace(pass.layer(layer, stream.array(), state, context));
      }
    }
    boolean last = prepared.end() == Preparation.End.LAST_LOGITS;
    if (fused.ends() && (last || prepared.end() == Preparation.End.LOGITS && pass.onlyReadsAtEnd(hooks))) {
      int[] all = last ? new int[] {plan.lastPosition(0)} : IntStream.range(0, rows.count()).toArray();
      float[] input = fused.unembedded(stream.floats(), all);
      HookPoint read = HookSites.FINAL_NORM_OUT.once();
      if (hooks.wanted().contains(read)) {
        context.read(read, Tensor.of(input, 1, all.length, fused.width()));
      }
      int[] chosen = !last && plan.logits() == ForwardPlan.Logits.LAST ? new int[] {plan.lastPosition(0)} : all;
      float[] logits = fused.logitsOf(chosen.length == all.length ? input : row(input, chosen[0]), chosen.length);
      return Captured.of(Tensor.of(logits, 1, chosen.length, logits.length / chosen.length));
    }
    NDArray logits = pass.end(prepared, stream.array(), context);
    return logits == null ? null : Captured.of(logits);
  }

  private float[] row(float[] rows, int row) {
    return Arrays.copyOfRange(rows, row * fused.width(), (row + 1) * fused.width());
  }

  private Stream begin(ForwardPlan plan, Hooks hooks, Rows rows, PassContext context) {
    if (fused.embeds() && plan.startResidual().isEmpty() && plan.tokens().isPresent() && !pass.isAtBegin(hooks)) {
      return new Stream(context, rows.count(), fused.width(), fused.embed(plan.tokens().get()[0], rows));
    }
    Stream stream = new Stream(context, rows.count(), fused.width(), null);
    stream.replace(pass.begin(plan, context));
    return stream;
  }

  /** The residual stream, in Java memory or in that of the engine. */
  private static final class Stream {

    private final PassContext context;
    private final int rows;
    private final int width;
    private float[] floats;
    private NDArray array;

    Stream(PassContext context, int rows, int width, float[] floats) {
      this.context = context;
      this.width = width;
      this.rows = rows;
      this.floats = floats;
    }

    /** To be changed in place. */
    float[] floats() {
      if (floats == null) {
        floats = array.toFloatArray();
        array.close();
        array = null;
      }
      return floats;
    }

    NDArray array() {
      if (array == null) {
        array = copy();
        floats = null;
      }
      return array;
    }

    void replace(NDArray next) {
      array = next;
      floats = null;
    }

    void tap(HookPoint point, Hooks hooks) {
      if (hooks.wanted().contains(point)) {
        context.read(point, Tensor.of(Arrays.copyOf(floats(), rows * width), 1, rows, width));
      }
    }

    private NDArray copy() {
      return context.scope().create(FloatBuffer.wrap(floats, 0, rows * width), new Shape(1, rows, width));
    }
  }
}
