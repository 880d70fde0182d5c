package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookSite;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** What a part tells of its computation in one layer of one forward pass. */
@ProviderType
public interface LayerTrace {

  /**
   * Passes an activation through a site.
   *
   * @return the activation to go on with
   */
  NDArray at(HookSite site, NDArray activation);

  /** Whether anybody asks for the site, for activations that are computed only on request. */
  boolean wants(HookSite site);

  /**
   * Computes something once in a pass and shares it between layers, a mask for example.
   *
   * @param key a value that is equal exactly when what is computed is
   * @param compute makes it, owned by {@link #scope()}
   */
  NDArray shared(Object key, Supplier<NDArray> compute);

  /**
   * Owns everything that the pass computes and is closed after it. Write operations with an activation as the first
   * operand: DJL gives a result to the owner of that one.
   */
  NDManager scope();
}
