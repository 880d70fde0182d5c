package io.headframe.core.tck.internal;

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
    Map<String, Claim.Outcome> record = record(bundle);
    for (Claim claim : claims) {
      require(claim.method().equals(method), "the claim " + claim.id() + " is of " + claim.method());
      require(record.containsKey(claim.id()), "the claim " + claim.id() + " is not in " + RECORD);
    }
  }

  /**
   * The outcomes that a bundle records.
   *
   * @param bundle a class of it
   * @throws AssertionError if there is no record, or it cannot be read
   */
  public static Map<String, Claim.Outcome> record(Class<?> bundle) {
    try (InputStream in = bundle.getClassLoader().getResourceAsStream(RECORD)) {
      require(in != null, "the bundle has no " + RECORD);
      JsonObject written = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
      Map<String, Claim.Outcome> outcomes = new HashMap<>();
      written.entrySet().forEach(claim -> outcomes.put(claim.getKey(),
          Claim.Outcome.valueOf(claim.getValue().getAsString().replace('-', '_').toUpperCase(Locale.ROOT))));
      return outcomes;
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
