package io.headframe.core.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Runs methods and keeps a record of each run. A service. */
@ProviderType
public interface Runs {

  /** The seed of a run for which none is given. */
  long DEFAULT_SEED = 42;

  /**
   * Checks the request and starts the run on a computation lane.
   *
   * @throws io.headframe.core.error.HeadframeException if the method or a parameter is unknown (the message names the
   *     nearest), a value has the wrong form or is out of range, or one is missing; if the method's plugin is
   *     quarantined or the method is held back ({@link Breakers}); or if a run asks for it, which would wait for itself
   */
  RunHandle start(Request request, Progress progress);

  /** The records of all runs, newest first. A record that cannot be read is left out and logged. */
  List<RunRecord> list();

  /**
   * A finished run: its record and its views.
   *
   * @param id an id, or a beginning of one that no other run has
   * @throws io.headframe.core.error.HeadframeException if there is none
   */
  RunOutcome find(String id);

  /**
   * What to run.
   *
   * @param method id of the method
   * @param parameters option name (with dashes) to value, as written
   * @param seed the seed
   * @param deadline how long it may compute before it is stopped; null for as long as it takes
   */
  record Request(String method, Map<String, String> parameters, long seed, Duration deadline) {

    /** A request without a deadline. */
    public Request(String method, Map<String, String> parameters, long seed) {
      this(method, parameters, seed, null);
    }
  }

  /** Hears how far a run is. Called on the thread that computes. */
  @FunctionalInterface
  interface Progress {

    /** Ignores everything. */
    Progress NONE = (fraction, doing) -> {};

    /** See {@link io.headframe.core.method.Run#progress}. */
    void report(double fraction, String doing);
  }
}
