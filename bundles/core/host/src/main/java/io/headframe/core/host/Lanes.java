package io.headframe.core.host;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The threads on which native code computes. There is one lane; work waits for its turn. A service.
 */
@ProviderType
public interface Lanes {

  /**
   * Computes on a lane; at once, if the caller computes there already. The context class loader there is the one that
   * sees the native engine.
   *
   * @param name what is computed, for messages and thread dumps
   * @param work what to do
   */
  <T> Future<T> submit(String name, Callable<T> work);
}
