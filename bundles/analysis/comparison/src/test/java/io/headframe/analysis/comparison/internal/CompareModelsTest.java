package io.headframe.analysis.comparison.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.ErrorCatalogue;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareModelsTest {

  /** Two coins: p = (3/4, 1/4), q = (1/2, 1/2). KL = 3/4 log 3/2 + 1/4 log 1/2. */
  @Test
  void divergence_ofTwoCoins_isThatOfTheFormula() {
    float[] p = {(float) Math.log(0.75), (float) Math.log(0.25)};
    float[] q = {(float) Math.log(0.5), (float) Math.log(0.5)};
    Divergence divergence = new Divergence();
    divergence.add(p, q, 0, 2, 1);
    CompareModels.Findings found = divergence.findings();
    // Logarithms are 32-bit.
    assertEquals(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), found.divergence(), 1e-7);
    assertEquals(Math.log(2), found.greatestDifference(), 1e-7);
    assertEquals(Math.log(4), found.loss(), 1e-7);
    assertEquals(Math.log(2), found.otherLoss(), 1e-7);
    assertEquals(1, found.agreement());
    assertEquals(1, found.positions());
  }

  @Test
  void divergence_ofPositions_isTheirMean_andOnlyOneAgrees() {
    float[] p = {(float) Math.log(0.9), (float) Math.log(0.1), (float) Math.log(0.9), (float) Math.log(0.1)};
    float[] q = {(float) Math.log(0.9), (float) Math.log(0.1), (float) Math.log(0.1), (float) Math.log(0.9)};
    Divergence divergence = new Divergence();
    divergence.add(p, q, 0, 2, 0);
    divergence.add(p, q, 2, 2, 0);
    CompareModels.Findings found = divergence.findings();
    assertEquals(0.8 * Math.log(9) / 2, found.divergence(), 1e-6);
    assertEquals(0.5, found.agreement());
    assertEquals((-Math.log(0.9) - Math.log(0.1)) / 2, found.otherLoss(), 1e-7);
  }

  @Test
  void unreadableFile_isRefused() {
    assertEquals("HF-COMPARISON-003", assertThrows(HeadframeException.class, () -> new CompareModels().run(
        new CompareModels.Parameters(TestModels.random("llama"),
            TestModels.random("llama"), "", Optional.of(Path.of("/no/such")),
            10), null)).id());
  }

  @Test
  void everyError_isWellFormed() {
    assertEquals(3, ErrorCatalogue.check(ComparisonError.class));
  }
}
