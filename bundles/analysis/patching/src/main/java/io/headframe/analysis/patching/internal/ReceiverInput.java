package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Axis;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;

/** Where the paths of path patching end. As the type of a method's parameter, the constants are its choices. */
enum ReceiverInput {

  /** The logits of the last position. */
  LOGITS("logits", null, null),

  /** The queries of receiver heads. */
  Q("queries", HookSites.ATTN_Q, Axis.HEAD),

  /** The keys of receiver heads. */
  K("keys", HookSites.ATTN_K, Axis.KEY_VALUE_HEAD),

  /** The values of receiver heads. */
  V("values", HookSites.ATTN_V, Axis.KEY_VALUE_HEAD);

  private final String title;
  private final HookSite site;
  private final Axis heads;

  ReceiverInput(String title, HookSite site, Axis heads) {
    this.title = title;
    this.site = site;
    this.heads = heads;
  }

  /** What it is called, in the plural. */
  String title() {
    return title;
  }

  /** Where it stands in a layer; null for the logits. */
  HookSite site() {
    return site;
  }

  /** The axis of its heads; null for the logits. */
  Axis heads() {
    return heads;
  }
}
