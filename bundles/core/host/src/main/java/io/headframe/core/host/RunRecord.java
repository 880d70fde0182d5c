package io.headframe.core.host;

import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a run: enough to say which software, parameters, seed and model made the result. Written as
 * {@code run.json}; field names are stable.
 *
 * @param id the run
 * @param method id of the method
 * @param status how it ended
 * @param started when, as UTC
 * @param seconds how long it took
 * @param seed the seed
 * @param parameters every parameter as it was used, defaults included; an optional one that was not given is left out
 * @param inputs what was opened for parameters, models for example
 * @param bundles the bundles that took part: the technique's first
 * @param java version of Java
 * @param error the message; null if it succeeded
 * @param result the record of results as JSON, with enums in lower case with dashes and the numbers that JSON does
 *     not have as {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}; null unless it succeeded
 */
public record RunRecord(
    String id,
    String method,
    Status status,
    Instant started,
    double seconds,
    long seed,
    Map<String, String> parameters,
    List<Input> inputs,
    List<BundleVersion> bundles,
    String java,
    String error,
    JsonElement result) {

  /** How a run ended. */
  public enum Status {
    /** With a result. */
    SUCCEEDED,
    /** With an error. */
    FAILED,
    /** The user cancelled it. */
    CANCELLED
  }

  /**
   * Something that was opened.
   *
   * @param parameter for which parameter; empty if the method opened it by itself
   * @param source as written
   * @param sha256 of its content
   */
  public record Input(String parameter, String source, String sha256) {}

  /**
   * A bundle.
   *
   * @param name symbolic name
   * @param version version
   * @param sha256 of its jar
   */
  public record BundleVersion(String name, String version, String sha256) {}
}
