package io.headframe.core.host.internal.claim;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.DashedName;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.method.Claim;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The outcomes that a bundle records for the claims of its methods. */
final class ClaimRecord {

  private static final String ENTRY = "META-INF/headframe/claims.json";

  private ClaimRecord() {}

  /** Claim id to outcome; empty if the bundle records none. */
  static Map<String, Claim.Outcome> of(Owner owner) {
    URL entry = owner.bundle().getEntry(ENTRY);
    if (entry == null) {
      return Map.of();
    }
    try (Reader reader = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
      Map<String, Claim.Outcome> outcomes = new HashMap<>();
      for (Map.Entry<String, JsonElement> claim : JsonParser.parseReader(reader).getAsJsonObject().entrySet()) {
        outcomes.put(claim.getKey(), outcome(claim.getValue().getAsString()));
      }
      return outcomes;
    } catch (IOException | RuntimeException unreadable) {
      throw new HeadframeException(HostError.BAD_CLAIM_RECORD, owner, unreadable.getMessage());
    }
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
