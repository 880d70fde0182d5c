package io.headframe.core.host;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds back methods that only fail: after five runs of a method in a row that failed by its own fault, further runs
 * are refused. A minute later one is let through: if it succeeds, all are again. Bad input, a missed deadline and
 * cancellation are no faults. A service.
 */
@ProviderType
public interface Breakers {

  /**
   * Lets the methods of a bundle run again at once.
   *
   * @param bundle symbolic name
   * @return how many of its methods were held back
   */
  int reset(String bundle);
}
