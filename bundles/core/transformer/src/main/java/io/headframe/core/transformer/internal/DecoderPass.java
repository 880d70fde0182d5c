package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.ForwardPlan.Logits;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Normalization.Place;
import io.headframe.core.transformer.Normalization;
import java.util.ArrayList;
import java.util.List;

/** Runs the parts of a decoder in order. Immutable. */
final class DecoderPass {

  private final Decoder decoder;

  DecoderPass(Decoder decoder) {
    this.decoder = decoder;
  }

  /** The points of all parts, in the order in which they are computed. */
  List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>();
    decoder.embedding().sites().forEach(site -> points.add(site.once()));
    for (int layer = 0; layer < decoder.blocks().size(); layer++) {
      for (HookSite site : sites(decoder.blocks().get(layer))) {
        points.add(site.at(layer));
      }
    }
    if (decoder.finalNorm() != null) {
      Place.FINAL.sites().forEach(site -> points.add(site.once()));
    }
    points.add(HookSites.LOGITS.once());
    return List.copyOf(points);
  }

  /** Whether something happens before the first layer. */
  boolean isAtBegin(Hooks hooks) {
    for (HookPoint point : hooks.all()) {
      if (decoder.embedding().sites().contains(point.site())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtEnd(HookPoint point) {
    return !point.site().perLayer() && !decoder.embedding().sites().contains(point.site());
  }

  /** Whether nothing happens after the last layer but that what is unembedded may be captured. */
  boolean onlyReadsAtEnd(Hooks hooks) {
    for (HookPoint point : hooks.all()) {
      boolean onlyRead = point.site().equals(HookSites.FINAL_NORM_OUT) && !hooks.changes().containsKey(point)
          && !hooks.followed().contains(point);
      if (isAtEnd(point) && !onlyRead) {
        return false;
      }
    }
    return true;
  }

  private static List<HookSite> sites(Block block) {
    List<HookSite> sites = new ArrayList<>();
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
    return sites;
  }

  /**
   * Runs what a plan needs.
   *
   * @param states of the layers, which the positions are staged in; null for whole sequences
   * @return the logits: [batch, position or 1, vocabulary]; null if the plan leaves them out
   */
  NDArray run(Preparation prepared, List<LayerState> states, PassContext context) {
    NDArray x = begin(prepared.plan(), context);
    for (int layer = prepared.from(); layer < prepared.to(); layer++) {
      x = layer(layer, x, states == null ? null : states.get(layer), context);
    }
    return end(prepared, x, context);
  }

  /** The residual stream that the layers begin with. */
  NDArray begin(ForwardPlan plan, PassContext context) {
    return plan.startResidual().isPresent()
        ? plan.startResidual().get().on(context.scope())
        : decoder.embedding().embed(vectors(plan, context), context);
  }

  /** Runs one layer. */
  NDArray layer(int layer, NDArray x, LayerState state, PassContext context) {
    Block block = decoder.blocks().get(layer);
    return context.inLayer(layer, x, in -> block(block, in, state, context));
  }

  /** What a plan needs of what stands after the layers: the logits, or null. */
  NDArray end(Preparation prepared, NDArray x, PassContext context) {
    ForwardPlan plan = prepared.plan();
    return switch (prepared.end()) {
      case NOTHING -> null;
      case NORMALIZATION -> {
        normalized(decoder.finalNorm(), x, Place.FINAL, context);
        yield null;
      }
      case LAST_LOGITS -> logits(lastPositions(x, plan), context);
      case LOGITS -> {
        NDArray logits = logits(x, context);
        yield plan.logits() == Logits.LAST ? lastPositions(logits, plan) : logits;
      }
    };
  }

  private NDArray vectors(ForwardPlan plan, PassContext context) {
    if (plan.embeddings().isPresent()) {
      return plan.embeddings().get().on(context.scope());
    }
    int[][] tokens = plan.tokens().orElseThrow();
    long[] flat = new long[plan.batch() * plan.positions()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = tokens[i / plan.positions()][i % plan.positions()];
    }
    return decoder.embedding().vectors(
        GraphArrays.create(context.scope(), flat, new Shape(plan.batch(), plan.positions())));
  }

  private NDArray logits(NDArray residual, PassContext context) {
    NDArray x = normalized(decoder.finalNorm(), residual, Place.FINAL, context);
    return context.at(HookSites.LOGITS, decoder.unembedding().apply(x));
  }

  /** [batch, 1, ...]: the last position of each sequence. */
  private static NDArray lastPositions(NDArray x, ForwardPlan plan) {
    int last = plan.lastPosition(0);
    for (int row = 1; row < plan.batch(); row++) {
      if (plan.lastPosition(row) != last) {
        return eachLast(x, plan);
      }
    }
    return plan.positions() == 1 ? x : x.get(new NDIndex().addAllDim().addSliceDim(last, last + 1));
  }

  private static NDArray eachLast(NDArray x, ForwardPlan plan) {
    NDList rows = new NDList();
    for (int row = 0; row < plan.batch(); row++) {
      int last = plan.lastPosition(row);
      rows.add(x.get(new NDIndex().addSliceDim(row, row + 1).addSliceDim(last, last + 1)));
    }
    return NDArrays.concat(rows, 0);
  }

  private static NDArray block(Block block, NDArray in, LayerState state, PassContext context) {
    NDArray x = context.at(HookSites.BLOCK_IN, in);
    NDArray mixed = block.mixer().mix(normalized(block.mixerNorm(), x, Place.MIXER, context), state, context);
    NDArray mid = x.add(mixed);
    if (block.feedForward() == null) {
      return context.at(HookSites.BLOCK_OUT, mid);
    }
    NDArray source = block.parallel() ? x : context.at(HookSites.BLOCK_MID, mid);
    NDArray input = normalized(block.feedForwardNorm(), source, Place.FEED_FORWARD, context);
    NDArray base = block.parallel() ? mid : source;
    return context.at(HookSites.BLOCK_OUT, base.add(block.feedForward().apply(input, context)));
  }

  private static NDArray normalized(Normalization norm, NDArray x, Place place, PassContext context) {
    return norm == null ? x : norm.normalize(x, place, context);
  }
}
