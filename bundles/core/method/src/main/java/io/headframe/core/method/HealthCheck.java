package io.headframe.core.method;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says whether a technique works at all, in seconds. A component implements it beside its extension point. The host
 * asks before a new version takes over from the one in use, and refuses what does not pass; {@code headframe plugin
 * check} asks at any time. It is no {@link ClaimCheck}: a claim is a finding that may honestly fail.
 */
@ConsumerType
public interface HealthCheck {

  /**
   * Tries the technique on something small whose outcome is known, and returns if it came out.
   *
   * @param run ends with this call; its seed is fixed, its artifacts are thrown away
   * @throws Exception if the technique does not work; the message is a sentence that says what was expected and found
   */
  void checkHealth(Run run) throws Exception;
}
