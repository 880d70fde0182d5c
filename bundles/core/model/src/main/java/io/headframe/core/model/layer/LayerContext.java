package io.headframe.core.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookSite;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** What a part works in: one layer of one pass. */
@ProviderType
public interface LayerContext {

  /** The new positions. */
  Positions positions();

  /**
   * Passes an activation through a site, where it is captured and changed.
   *
   * @return the activation to go on with
   */
  NDArray at(HookSite site, NDArray activation);

  /** Whether anybody asks for the site, for activations that are computed only on request. */
  boolean wants(HookSite site);

  /**
   * Whether what {@link #at} returns for the site matters: it is changed, or a gradient is asked for. A part that
   * computes a site on request must go on with it then.
   */
  boolean changes(HookSite site);

  /**
   * Computes something once in a pass and shares it between layers, a mask for example.
   *
   * @param key a value that is equal exactly when what is computed is
   * @param compute makes it, owned by {@link #scope()}; may return null
   */
  NDArray shared(Object key, Supplier<NDArray> compute);

  /**
   * What is added to attention scores so that each new position sees the past, itself and the new positions on its way
   * back: {@link Positions#bias}, computed once in a pass for each number of past keys.
   *
   * @param past how many past keys stand before those of the new positions
   * @return [1 or batch, 1, query, key]; null if everything is seen
   */
  NDArray bias(int past);

  /**
   * Owns everything that the pass computes and is closed after it. Write operations with an activation as the first
   * operand: DJL gives a result to the owner of that one.
   */
  NDManager scope();
}
