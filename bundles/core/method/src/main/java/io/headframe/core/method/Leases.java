package io.headframe.core.method;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where a technique reaches others. Techniques never hold references to each other outside a lease. */
@ProviderType
public interface Leases {

  /**
   * Takes a lease on the current version of a technique.
   *
   * @param type the type of the extension point, for example {@link Method}
   * @param id the technique's id
   * @throws io.headframe.core.error.HeadframeException if there is none; the message names the nearest
   */
  <T> Lease<T> lease(Class<T> type, String id);

  /** The ids of the techniques of an extension point, in alphabetical order. */
  List<String> ids(Class<?> type);
}
