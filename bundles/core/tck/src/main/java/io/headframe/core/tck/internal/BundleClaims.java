package io.headframe.core.tck.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.tck.internal.technique.BundleComponents;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the bundle of a method claims of it.
 *
 * @param id the method's
 * @param method its class
 * @param leases what its claim check is made with
 */
public record BundleClaims(String id, Class<?> method, Leases leases) {

  private static final String RECORD = "META-INF/headframe/claims.json";

  /** There are claims, all of them name the method, and the bundle records how each came out. */
  void recorded() {
    List<Object> checks = new BundleComponents(method, leases).providing(ClaimCheck.class, id);
    require(!checks.isEmpty(), "the bundle has no component that provides " + ClaimCheck.class.getName()
        + " with the id " + id + "; if nothing is claimed yet, the method does without Capability.CLAIMS");
    List<Claim> claims = ((ClaimCheck<?>) checks.get(0)).claims();
    require(!claims.isEmpty(), "the claim check of " + id + " has no claims");
    checkRecorded(claims, id, method);
  }

  /** There are none. */
  void none() {
    require(new BundleComponents(method, leases).providing(ClaimCheck.class, id).isEmpty(),
        "the bundle has claims of " + id + ", so take Capability.CLAIMS out of what the method does without");
  }

  /**
   * Checks that claims are of one method and recorded.
   *
   * @param bundle a class of the bundle
   */
  public static void checkRecorded(List<Claim> claims, String method, Class<?> bundle) {
    Map<String, Recorded> record = record(bundle);
    for (Claim claim : claims) {
      require(claim.method().equals(method), "the claim " + claim.id() + " is of " + claim.method());
      require(record.containsKey(claim.id()), "the claim " + claim.id() + " is not in " + RECORD);
    }
  }

  /**
   * What is recorded of a claim.
   *
   * @param outcome how it came out
   * @param value the number that was found; empty if the outcome alone is recorded, or there was none
   */
  public record Recorded(Claim.Outcome outcome, OptionalDouble value) {

    private static Recorded of(JsonElement written) {
      JsonElement outcome = written instanceof JsonObject whole ? whole.get("outcome") : written;
      OptionalDouble value = written instanceof JsonObject whole && whole.has("value")
          ? OptionalDouble.of(whole.get("value").getAsDouble()) : OptionalDouble.empty();
      require(outcome != null, "it has an entry without an outcome");
      return new Recorded(
          Claim.Outcome.valueOf(outcome.getAsString().replace('-', '_').toUpperCase(Locale.ROOT)), value);
    }
  }

  /**
   * What a bundle records.
   *
   * @param bundle a class of it
   * @throws AssertionError if there is no record, or it cannot be read
   */
  public static Map<String, Recorded> record(Class<?> bundle) {
    try (InputStream in = bundle.getClassLoader().getResourceAsStream(RECORD)) {
      require(in != null, "the bundle has no " + RECORD);
      JsonObject written = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
      Map<String, Recorded> recorded = new HashMap<>();
      written.entrySet().forEach(claim -> recorded.put(claim.getKey(), Recorded.of(claim.getValue())));
      return recorded;
    } catch (IOException | JsonSyntaxException | IllegalArgumentException | IllegalStateException unreadable) {
      throw new AssertionError(RECORD + " is no object from claim to outcome: " + unreadable.getMessage(), unreadable);
    }
  }

  private static void require(boolean kept, String message) {
    if (!kept) {
      throw new AssertionError(message);
    }
  }
}
