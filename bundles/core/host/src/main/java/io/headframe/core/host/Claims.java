package io.headframe.core.host;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Measures the claims of methods and compares them with what is recorded. A service. */
@ProviderType
public interface Claims {

  /**
   * Measures every claim of a method.
   *
   * @param method id of the method
   * @throws io.headframe.core.error.HeadframeException if there is no such method, or it has no claims
   * @throws InterruptedException if the waiting thread is interrupted; the check is cancelled
   */
  List<Checked> check(String method, Runs.Progress progress) throws InterruptedException;

  /**
   * A claim that was measured.
   *
   * @param claim the claim
   * @param measured the number with its interval
   * @param outcome what follows
   * @param recorded the outcome in the bundle's record; null if none is recorded
   * @param seconds how long it took
   */
  record Checked(
      Claim claim, Measurement measured, Claim.Outcome outcome, Claim.Outcome recorded, double seconds) {

    /** Whether the outcome is the recorded one. */
    public boolean asRecorded() {
      return outcome == recorded;
    }
  }
}
