package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.transformer.fused.FusedNormalization;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A normalisation of the residual stream. Immutable. */
@ConsumerType
public interface Normalization {

  /**
   * Normalises each position.
   *
   * @param x [batch, position, model]
   * @param place where in the decoder it stands, which names its hook sites; all of them are passed to the context
   * @param context receives the activations
   * @return [batch, position, model], owned by {@code context.scope()}
   */
  NDArray normalize(NDArray x, Place place, LayerContext context);

  /**
   * The same part for passes over few positions that nobody looks into.
   *
   * @return the part, which agrees with this one within rounding; empty where there is only this way
   */
  default Optional<FusedNormalization> fuse() {
    return Optional.empty();
  }

  /** Where a normalisation stands in a decoder. */
  enum Place {
    /** Before the mixer of a block. */
    MIXER(HookSites.ATTN_NORM_SCALE, HookSites.ATTN_NORMALIZED, HookSites.ATTN_NORM_OUT),
    /** Before the feed-forward part of a block. */
    FEED_FORWARD(HookSites.MLP_NORM_SCALE, HookSites.MLP_NORMALIZED, HookSites.MLP_NORM_OUT),
    /** Before the unembedding. */
    FINAL(HookSites.FINAL_NORM_SCALE, HookSites.FINAL_NORMALIZED, HookSites.FINAL_NORM_OUT);

    private final HookSite scale;
    private final HookSite normalized;
    private final HookSite out;

    Place(HookSite scale, HookSite normalized, HookSite out) {
      this.scale = scale;
      this.normalized = normalized;
      this.out = out;
    }

    /** The site of the divisor, [batch, position, 1]. */
    public HookSite scale() {
      return scale;
    }

    /** The site of the stream after the division, before gain and bias: [batch, position, model]. */
    public HookSite normalized() {
      return normalized;
    }

    /** The site of the result, after gain and bias: [batch, position, model]. */
    public HookSite out() {
      return out;
    }

    /** All of them, in the order in which they are computed. */
    public List<HookSite> sites() {
      return List.of(scale, normalized, out);
    }
  }
}
