package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.transformer.LayerTrace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The trace of one forward pass: collects what is wanted. The pass says which layer it is in. */
final class ForwardTrace implements LayerTrace {

  private final NDManager scope;
  private final Set<HookPoint> wanted;
  private final Map<HookPoint, NDArray> captured = new LinkedHashMap<>();
  private final Map<Object, NDArray> shared = new HashMap<>();
  private int layer = -1;

  ForwardTrace(NDManager scope, Set<HookPoint> wanted) {
    this.scope = scope;
    this.wanted = wanted;
  }

  /** Says which layer comes next; −1 for the parts that exist once. */
  ForwardTrace in(int layer) {
    this.layer = layer;
    return this;
  }

  @Override
  public NDArray at(HookSite site, NDArray activation) {
    if (wants(site)) {
      captured.put(point(site), activation);
    }
    return activation;
  }

  @Override
  public boolean wants(HookSite site) {
    return !wanted.isEmpty() && wanted.contains(point(site));
  }

  @Override
  public NDArray shared(Object key, Supplier<NDArray> compute) {
    NDArray known = shared.get(key);
    if (known == null) {
      known = compute.get();
      shared.put(key, known);
    }
    return known;
  }

  @Override
  public NDManager scope() {
    return scope;
  }

  /** What was captured, still owned by the scope. */
  Map<HookPoint, NDArray> captured() {
    return captured;
  }

  private HookPoint point(HookSite site) {
    return site.perLayer() ? site.at(layer) : site.once();
  }
}
