package io.headframe.core.model;

/**
 * A hook site in a model.
 *
 * @param site the site
 * @param layer the layer, from 0; −1 for a site that exists once
 */
public record HookPoint(HookSite site, int layer) {

  /** Checks that a layer is given exactly for sites that have one. */
  public HookPoint {
    if (site.perLayer() != layer >= 0) {
      throw new IllegalArgumentException(site.template() + " with layer " + layer);
    }
  }

  /** The id, for example {@code blocks.3.attn.pattern}. */
  public String id() {
    return site.template().replace(HookSite.LAYER, Integer.toString(layer));
  }

  @Override
  public String toString() {
    return id();
  }
}
