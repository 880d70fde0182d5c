package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.Positions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The context of one pass: changes, collects and follows activations. The pass says which layer it is in. */
final class PassContext implements LayerContext {

  private final NDManager pass;
  private final NDManager results;
  private final Positions positions;
  private final Hooks hooks;
  private final Map<HookPoint, Captured> captured = new LinkedHashMap<>();
  private final Map<HookPoint, NDArray> followed = new LinkedHashMap<>();
  private final Map<Object, NDArray> shared = new HashMap<>();
  private NDManager scope;
  private int layer = -1;

  /**
   * @param pass owns what is needed until the end of the pass
   * @param results owns what is captured and followed
   * @param positions the new positions
   * @param hooks what happens where
   */
  PassContext(NDManager pass, NDManager results, Positions positions, Hooks hooks) {
    this.pass = pass;
    this.results = results;
    this.positions = positions;
    this.hooks = hooks;
    this.scope = pass;
  }

  /**
   * Runs one layer in a memory scope of its own, so that a pass holds the activations of one layer at a time.
   *
   * @param x the residual stream, which belongs to the layer from here on
   */
  NDArray inLayer(int number, NDArray x, UnaryOperator<NDArray> block) {
    try (NDManager inner = pass.newSubManager()) {
      scope = inner;
      layer = number;
      x.attach(inner);
      NDArray out = block.apply(x);
      out.attach(pass);
      return out;
    } finally {
      scope = pass;
      layer = -1;
    }
  }

  @Override
  public Positions positions() {
    return positions;
  }

  @Override
  public NDArray at(HookSite site, NDArray activation) {
    if (hooks.isEmpty()) {
      return activation;
    }
    HookPoint point = point(site);
    NDArray x = activation;
    for (ActivationChange change : hooks.changes().getOrDefault(point, List.of())) {
      x = change.apply(x, point, scope);
    }
    boolean wanted = hooks.wanted().contains(point);
    boolean isFollowed = hooks.followed().contains(point);
    if (!wanted && !isFollowed) {
      return x;
    }
    if (isFollowed && !x.hasGradient()) {
      x.setRequiresGradient(true);
    }
    // What is kept stands on the way of what follows, so that gradients reach it.
    NDArray next = sameData(x);
    next.attach(scope);
    x.attach(results);
    if (wanted) {
      captured.put(point, Captured.of(x));
    }
    if (isFollowed) {
      followed.put(point, x);
    }
    return next;
  }

  /** Another array over the same memory: what is derived from one belongs to its owner, and these have two owners. */
  private static NDArray sameData(NDArray x) {
    return x.reshape(x.getShape());
  }

  /** Keeps what a layer took or gave that ran without this context. */
  void read(HookPoint point, Tensor activation) {
    captured.put(point, Captured.of(activation));
  }

  @Override
  public boolean wants(HookSite site) {
    return !hooks.isEmpty() && (hooks.wanted().contains(point(site)) || changes(site));
  }

  @Override
  public boolean changes(HookSite site) {
    return !hooks.isEmpty()
        && (hooks.changes().containsKey(point(site)) || hooks.followed().contains(point(site)));
  }

  @Override
  public NDArray shared(Object key, Supplier<NDArray> compute) {
    if (!shared.containsKey(key)) {
      NDArray computed = compute.get();
      if (computed != null) {
        computed.attach(pass);
      }
      shared.put(key, computed);
    }
    return shared.get(key);
  }

  @Override
  public NDArray bias(int past) {
    return shared(new BiasKey(past), () -> positions.bias(past, pass));
  }

  @Override
  public NDManager scope() {
    return scope;
  }

  /** What was captured; native memory is owned by the results. */
  Map<HookPoint, Captured> captured() {
    return captured;
  }

  /** The activations that gradients may be asked for, owned by the results. */
  Map<HookPoint, NDArray> followed() {
    return followed;
  }

  private HookPoint point(HookSite site) {
    return site.perLayer() ? site.at(layer) : site.once();
  }

  private record BiasKey(int past) {}
}
