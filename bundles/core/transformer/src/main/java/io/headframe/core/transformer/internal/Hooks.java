package io.headframe.core.transformer.internal;

import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens at which points of a pass.
 *
 * @param wanted where activations are captured
 * @param changes what changes them, in order
 * @param followed where gradients will be asked for
 */
record Hooks(Set<HookPoint> wanted, Map<HookPoint, List<ActivationChange>> changes, Set<HookPoint> followed) {

  boolean isEmpty() {
    return wanted.isEmpty() && changes.isEmpty() && followed.isEmpty();
  }

  /** Whether nothing happens inside a layer, though what enters and leaves it may be captured. */
  boolean onlyReadsAround(int layer) {
    // Without streams, here and below: it is asked for each layer of each small pass.
    for (HookPoint point : wanted) {
      if (isIn(layer, point) && !point.site().equals(HookSites.BLOCK_IN) && !point.site().equals(HookSites.BLOCK_OUT)) {
        return false;
      }
    }
    for (HookPoint point : changes.keySet()) {
      if (isIn(layer, point)) {
        return false;
      }
    }
    return followed.isEmpty();
  }

  private static boolean isIn(int layer, HookPoint point) {
    return point.layer() == layer;
  }

  /** Points that must be computed for somebody to see them. */
  Collection<HookPoint> seen() {
    List<HookPoint> seen = new ArrayList<>(wanted);
    seen.addAll(followed);
    return seen;
  }

  /** Every point that is named. */
  Collection<HookPoint> all() {
    Collection<HookPoint> all = seen();
    all.addAll(changes.keySet());
    return all;
  }
}
