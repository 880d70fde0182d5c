package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.LayerState;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.Normalization.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs the parts of a decoder in order. Immutable. */
final class DecoderPass {

  private final Decoder decoder;

  DecoderPass(Decoder decoder) {
    this.decoder = decoder;
  }

  /** The sites of all parts, in the order in which they are computed. */
  List<HookSite> sites() {
    List<HookSite> sites = new ArrayList<>(decoder.embedding().sites());
    Block block = decoder.blocks().get(0);
    sites.add(HookSites.BLOCK_IN);
    if (block.mixerNorm() != null) {
      sites.addAll(Place.MIXER.sites());
    }
    sites.addAll(block.mixer().sites());
    if (block.feedForward() != null) {
      if (!block.parallel()) {
        sites.add(HookSites.BLOCK_MID);
      }
      if (block.feedForwardNorm() != null) {
        sites.addAll(Place.FEED_FORWARD.sites());
      }
      sites.addAll(block.feedForward().sites());
    }
    sites.add(HookSites.BLOCK_OUT);
    if (decoder.finalNorm() != null) {
      sites.addAll(Place.FINAL.sites());
    }
    sites.add(HookSites.LOGITS);
    return List.copyOf(sites);
  }

  /**
   * How many blocks must run for these points.
   *
   * @return the number of blocks, or one more than there are if the end of the decoder must run too
   */
  int depth(Collection<HookPoint> points) {
    List<HookSite> beforeBlocks = decoder.embedding().sites();
    return points.stream()
        .mapToInt(point -> {
          if (point.site().perLayer()) {
            return point.layer() + 1;
          }
          return beforeBlocks.contains(point.site()) ? 0 : decoder.blocks().size() + 1;
        })
        .max()
        .orElse(0);
  }

  /** The residual stream after the first {@code depth} blocks: [batch, position, model]. */
  NDArray residual(int[][] tokens, int firstPosition, int depth, List<LayerState> states, ForwardTrace trace) {
    NDArray x = decoder.embedding().embed(ids(tokens, trace), firstPosition, trace.in(-1));
    for (int layer = 0; layer < Math.min(depth, decoder.blocks().size()); layer++) {
      x = block(decoder.blocks().get(layer), x, states == null ? null : states.get(layer), trace.in(layer));
    }
    trace.in(-1);
    return x;
  }

  /** Logits of a residual stream: [batch, position, vocabulary]. */
  NDArray logits(NDArray residual, ForwardTrace trace) {
    NDArray x = normalized(decoder.finalNorm(), residual, Place.FINAL, trace);
    return trace.at(HookSites.LOGITS, decoder.unembedding().apply(x));
  }

  /** The last position alone: [batch, 1, model]. */
  static NDArray lastPosition(NDArray residual) {
    long positions = residual.getShape().get(1);
    return positions == 1
        ? residual
        : residual.get(new NDIndex().addAllDim().addSliceDim(positions - 1, positions));
  }

  private static NDArray block(Block block, NDArray in, LayerState state, ForwardTrace trace) {
    NDArray x = trace.at(HookSites.BLOCK_IN, in);
    NDArray mixed = block.mixer().mix(normalized(block.mixerNorm(), x, Place.MIXER, trace), state, trace);
    NDArray mid = x.add(mixed);
    if (block.feedForward() == null) {
      return trace.at(HookSites.BLOCK_OUT, mid);
    }
    NDArray source = block.parallel() ? x : trace.at(HookSites.BLOCK_MID, mid);
    NDArray input = normalized(block.feedForwardNorm(), source, Place.FEED_FORWARD, trace);
    NDArray base = block.parallel() ? mid : source;
    return trace.at(HookSites.BLOCK_OUT, base.add(block.feedForward().apply(input, trace)));
  }

  private static NDArray normalized(Normalization norm, NDArray x, Place place, ForwardTrace trace) {
    return norm == null ? x : norm.normalize(x, place, trace);
  }

  private static NDArray ids(int[][] tokens, ForwardTrace trace) {
    int positions = tokens[0].length;
    long[] flat = new long[tokens.length * positions];
    for (int b = 0; b < tokens.length; b++) {
      for (int p = 0; p < positions; p++) {
        flat[b * positions + p] = tokens[b][p];
      }
    }
    return trace.scope().create(flat, new Shape(tokens.length, positions));
  }
}
