package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.LogitMetric;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  @Test
  void share_is0AtThePatchedRunAnd1AtTheOther_inBothDirections() {
    Recovery denoising = Recovery.of(LogitMetric.LOGIT_DIFFERENCE, 3, -1);
    assertEquals(0, denoising.share(-1), 0);
    assertEquals(1, denoising.share(3), 0);
    assertEquals(0.25, denoising.share(0), 0);
    assertEquals(0, denoising.reversed().share(3), 0);
    assertEquals(0.75, denoising.reversed().share(0), 0);
  }

  @Test
  void smallProbabilities_areNotNoise_smallDifferencesOfLogitsAre() {
    assertEquals(0.5, Recovery.of(LogitMetric.PROBABILITY, 3e-5, 1e-5).share(2e-5), 1e-9);
    assertNothing(LogitMetric.LOGIT_DIFFERENCE, 3e-5, 1e-5);
    assertNothing(LogitMetric.LOGIT_DIFFERENCE, 20.001, 20);
    assertNothing(LogitMetric.PROBABILITY, 0, 0);
    assertNothing(LogitMetric.RANK, 4, 4);
    assertNothing(LogitMetric.LOGIT_DIFFERENCE, Double.NaN, 1);
  }

  private static void assertNothing(LogitMetric metric, double clean, double corrupt) {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> Recovery.of(metric, clean, corrupt));
    assertEquals("HF-PATCH-003", error.id());
  }
}
