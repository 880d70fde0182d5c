package io.headframe.core.host;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Measures the claims of methods and compares them with what is recorded. A service. */
@ProviderType
public interface Claims {

  /** The ids of the methods and other techniques that have claims, in alphabetical order. */
  List<String> methods();

  /**
   * Measures every claim of a method.
   *
   * @param method id of the method
   * @throws io.headframe.core.error.HeadframeException if there is no such method, or it has no claims
   * @throws InterruptedException if the waiting thread is interrupted; the check is cancelled
   */
  List<Checked> check(String method, Runs.Progress progress) throws InterruptedException;

  /**
   * Measures every claim of a method on a model of the caller's in place of those that the claims name. Nothing is
   * recorded of it.
   *
   * @param method id of the method
   * @param model as a user writes it: an embedded model's name, a folder or a file
   * @return claims that name {@code model}
   * @throws io.headframe.core.error.HeadframeException as the other; and if the model cannot be opened
   * @throws InterruptedException as the other
   */
  List<Checked> check(String method, String model, Runs.Progress progress) throws InterruptedException;

  /**
   * What is recorded of the claims of a method, in their order. Nothing is measured.
   *
   * @param method id of the method
   * @throws io.headframe.core.error.HeadframeException if there is no such method, it has no claims, or the record
   *     cannot be read
   */
  List<Recorded> recorded(String method);

  /**
   * A claim and its record.
   *
   * @param claim the claim
   * @param outcome how it came out; null if nothing is recorded
   * @param measured the number that was found; null if the outcome alone is recorded
   */
  record Recorded(Claim claim, Claim.Outcome outcome, Measurement measured) {}

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
