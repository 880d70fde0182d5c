package io.headframe.core.host.internal.isolation;

import io.headframe.core.error.HeadframeException;

/**
 * Why a plugin's techniques take no new lease.
 *
 * @param plugin its name and version
 * @param thread the thread that never returned
 * @param doing from what
 * @param where where it stood when it was given up
 */
public record Quarantine(String plugin, String thread, String doing, String where) {

  /** What whoever asks for a lease is told. */
  public HeadframeException refusal() {
    return new HeadframeException(IsolationError.QUARANTINED, plugin, thread, doing, where);
  }
}
