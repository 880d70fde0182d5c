package io.headframe.lens.logit.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where in each block the residual stream is read. The stream after the last block is read in any case. */
enum LensSites {
  /** Before each block. */
  IN(HookSites.BLOCK_IN),
  /** Between attention and feed-forward. */
  MID(HookSites.BLOCK_MID),
  /** After each block. */
  OUT(HookSites.BLOCK_OUT),
  /** Before each block and between its parts. */
  ALL(HookSites.BLOCK_IN, HookSites.BLOCK_MID);

  private final List<HookSite> sites;

  LensSites(HookSite... sites) {
    this.sites = List.of(sites);
  }

  /**
   * The places in a model, in the order in which they are computed.
   *
   * @throws HeadframeException if the model's blocks have no such place
   */
  List<LensPlace> places(CausalLM model) {
    if (sites.contains(HookSites.BLOCK_MID) && !model.sites().contains(HookSites.BLOCK_MID)) {
      throw new HeadframeException(LensError.NO_MIDDLE, name().toLowerCase(Locale.ROOT));
    }
    int layers = model.config().layers();
    List<LensPlace> places = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (HookSite site : sites) {
        places.add(new LensPlace(site.at(layer)));
      }
    }
    if (this != OUT) {
      places.add(LensPlace.last(layers));
    }
    return List.copyOf(places);
  }
}
