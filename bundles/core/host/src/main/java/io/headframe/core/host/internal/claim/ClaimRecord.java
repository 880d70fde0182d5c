package io.headframe.core.host.internal.claim;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.DashedName;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a bundle records of the claims of its methods: an object from claim id to outcome, or to an object with the
 * {@code outcome} and the number that was found ({@code value, low, high, samples}, or the {@code reason} why there is
 * none).
 */
final class ClaimRecord {

  private static final String ENTRY = "META-INF/headframe/claims.json";

  private final Map<String, Claim.Outcome> outcomes = new HashMap<>();
  private final Map<String, Measurement> measured = new HashMap<>();

  private ClaimRecord(JsonObject written) {
    written.entrySet().forEach(claim -> {
      if (claim.getValue() instanceof JsonObject whole) {
        outcomes.put(claim.getKey(), outcome(whole.get("outcome").getAsString()));
        measured.put(claim.getKey(), measurement(whole));
      } else {
        outcomes.put(claim.getKey(), outcome(claim.getValue().getAsString()));
      }
    });
  }

  /** The record of a bundle; empty if it has none. */
  static ClaimRecord of(Owner owner) {
    URL entry = owner.bundle().getEntry(ENTRY);
    if (entry == null) {
      return new ClaimRecord(new JsonObject());
    }
    try (Reader reader = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
      return new ClaimRecord(JsonParser.parseReader(reader).getAsJsonObject());
    } catch (IOException | RuntimeException unreadable) {
      throw new HeadframeException(HostError.BAD_CLAIM_RECORD, owner, unreadable.getMessage());
    }
  }

  /** How a claim came out; null if nothing is recorded. */
  Claim.Outcome outcome(Claim claim) {
    return outcomes.get(claim.id());
  }

  /** The number that was found; null if none is recorded. */
  Measurement measured(Claim claim) {
    return measured.get(claim.id());
  }

  private static Measurement measurement(JsonObject written) {
    return written.has("value")
        ? new Measurement(written.get("value").getAsDouble(), written.get("low").getAsDouble(),
            written.get("high").getAsDouble(), written.get("samples").getAsInt(), "")
        : Measurement.notApplicable(written.get("reason").getAsString());
  }

  private static Claim.Outcome outcome(String written) {
    for (Claim.Outcome outcome : Claim.Outcome.values()) {
      if (DashedName.ofConstant(outcome).equals(written.replace('_', '-'))) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("'" + written + "' is no outcome");
  }
}
