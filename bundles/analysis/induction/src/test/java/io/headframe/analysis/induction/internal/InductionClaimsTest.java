package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InductionClaimsTest {

  @TempDir
  Path folder;

  @Test
  void everyClaim_measuresWhatIsRecorded() throws Exception {
    JsonObject recorded;
    try (Reader reader = new InputStreamReader(
        getClass().getResourceAsStream("/META-INF/headframe/claims.json"), StandardCharsets.UTF_8)) {
      recorded = JsonParser.parseReader(reader).getAsJsonObject();
    }
    InductionClaims check = new InductionClaims();
    assertEquals(recorded.size(), check.claims().size());
    try (CausalLM model = TestModels.constructed()) {
      for (Claim claim : check.claims()) {
        try (TestRun run = new TestRun(new FixedLeases(), folder, claim.seed())) {
          Measurement measured = check.measure(claim, model, run);
          assertEquals(claim.samples(), measured.samples());
          assertEquals(recorded.get(claim.id()).getAsString(),
              claim.judge(measured).name().toLowerCase(Locale.ROOT), claim.id() + " " + measured);
        }
      }
    }
  }
}
