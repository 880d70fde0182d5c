package io.headframe.core.tck.internal.technique;

import io.headframe.core.method.Run;

/** Uses a technique. */
@FunctionalInterface
public interface Use<T> {

  /**
   * Uses it once.
   *
   * @param technique made of classes that were loaded anew
   * @param run ends with this call
   */
  void of(T technique, Run run) throws Exception;
}
