package io.headframe.lens.logit.internal;

import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;

/**
 * A place on the residual stream.
 *
 * @param point {@code blocks.{i}.in}, {@code blocks.{i}.mid} or {@code blocks.{i}.out}
 */
record LensPlace(HookPoint point) {

  /** The stream that is unembedded. */
  static LensPlace last(int layers) {
    return new LensPlace(HookSites.BLOCK_OUT.at(layers - 1));
  }

  /** For example {@code 3 in}. */
  String label() {
    String template = point.site().template();
    return point.layer() + " " + template.substring(template.lastIndexOf('.') + 1);
  }

  /** How many blocks the stream has passed; a half where it has passed attention but not feed-forward. */
  double blocksPassed() {
    if (point.site().equals(HookSites.BLOCK_IN)) {
      return point.layer();
    }
    return point.layer() + (point.site().equals(HookSites.BLOCK_MID) ? 0.5 : 1);
  }
}
