package io.headframe.core.transformer.internal;

import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
    return followed.isEmpty()
        && changes.keySet().stream().noneMatch(point -> isIn(layer, point))
        && wanted.stream().noneMatch(point -> isIn(layer, point)
            && !point.site().equals(HookSites.BLOCK_IN) && !point.site().equals(HookSites.BLOCK_OUT));
  }

  private static boolean isIn(int layer, HookPoint point) {
    return point.site().perLayer() && point.layer() == layer;
  }

  /** Points that must be computed for somebody to see them. */
  Collection<HookPoint> seen() {
    return Stream.concat(wanted.stream(), followed.stream()).toList();
  }

  /** Every point that is named. */
  Collection<HookPoint> all() {
    return Stream.concat(seen().stream(), changes.keySet().stream()).toList();
  }
}
