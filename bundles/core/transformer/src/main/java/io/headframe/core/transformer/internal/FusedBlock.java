package io.headframe.core.transformer.internal;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.fused.FusedFeedForward;
import io.headframe.core.transformer.fused.FusedMixer;
import io.headframe.core.transformer.fused.FusedNormalization;
import io.headframe.core.transformer.fused.Rows;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Block} of fused parts.
 *
 * @param mixerNorm null for none
 * @param mixer moves information between positions
 * @param feedForwardNorm null for none
 * @param feedForward null for none
 * @param parallel whether both parts read the residual stream as it enters the block
 * @param width of the residual stream
 */
record FusedBlock(FusedNormalization mixerNorm, FusedMixer mixer, FusedNormalization feedForwardNorm,
    FusedFeedForward feedForward, boolean parallel, int width) {

  /** Empty where a part has only the way with hooks. */
  static Optional<FusedBlock> of(Block block, int width, KernelOperations operations) {
    Optional<FusedMixer> mixer = block.mixer().fuse(operations);
    Optional<FusedFeedForward> feedForward =
        block.feedForward() == null ? Optional.empty() : block.feedForward().fuse(operations);
    if (mixer.isEmpty() || !fuses(block.mixerNorm())
        || block.feedForward() != null && (feedForward.isEmpty() || !fuses(block.feedForwardNorm()))) {
      return Optional.empty();
    }
    return Optional.of(new FusedBlock(fused(block.mixerNorm()), mixer.get(), fused(block.feedForwardNorm()),
        feedForward.orElse(null), block.parallel(), width));
  }

  static boolean fuses(Normalization norm) {
    return norm == null || norm.fuse().isPresent();
  }

  static FusedNormalization fused(Normalization norm) {
    return norm == null ? null : norm.fuse().orElseThrow();
  }

  /**
   * Runs the layer.
   *
   * @param x the residual stream, which is changed: [row, model]
   * @param states of this layer, one for each sequence
   */
  void run(float[] x, Rows rows, List<LayerState> states) {
    float[] mixed = rows.scratch("mixed into the stream", width);
    mixer.mix(normalized(mixerNorm, x, rows), rows, states, mixed);
    if (feedForward == null) {
      add(x, mixed, rows);
      return;
    }
    float[] update = rows.scratch("fed into the stream", width);
    if (parallel) {
      feedForward.apply(normalized(feedForwardNorm, x, rows), rows, update);
      add(x, mixed, rows);
    } else {
      add(x, mixed, rows);
      feedForward.apply(normalized(feedForwardNorm, x, rows), rows, update);
    }
    add(x, update, rows);
  }

  private float[] normalized(FusedNormalization norm, float[] x, Rows rows) {
    if (norm == null) {
      return x;
    }
    float[] out = rows.scratch("normalized", width);
    norm.normalize(x, rows.count(), width, out);
    return out;
  }

  private void add(float[] x, float[] update, Rows rows) {
    int length = rows.count() * width;
    for (int i = 0; i < length; i++) {
      x[i] += update[i];
    }
  }
}
