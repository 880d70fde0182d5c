package io.headframe.core.method;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to call a technique for a while. The technique stays at the version at which the lease began, even when
 * a newer one is installed meanwhile; the old version is removed when its last lease has ended.
 *
 * @param <T> the type of the extension point
 */
@ProviderType
public interface Lease<T> extends AutoCloseable {

  /**
   * The technique.
   *
   * @throws IllegalStateException if the lease has ended
   */
  T get();

  /** Ends the lease. A second call does nothing. Never blocks. */
  @Override
  void close();
}
