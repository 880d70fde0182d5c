package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.prompts.api.LogitMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

class CautionTest {

  @Test
  void cleanRunThatAnswersBetter_needsNone() {
    assertEquals(List.of(), Caution.of(LogitMetric.LOGIT_DIFFERENCE, 0.5, -2));
    assertEquals(List.of(), Caution.of(LogitMetric.PROBABILITY, 0.02, 0.01));
    assertEquals(List.of(), Caution.of(LogitMetric.RANK, 0, 3));
  }

  @Test
  void cleanRunThatAnswersWorse_isSaidWithBothValues() {
    String text = Caution.of(LogitMetric.LOGIT_DIFFERENCE, -0.5, -0.25).get(0).text();
    assertTrue(text.startsWith("The logit difference is -0.5000 in the clean runs and -0.2500 in the corrupt"), text);
    assertEquals(1, Caution.of(LogitMetric.PROBABILITY, 0.01, 0.02).size());
    assertEquals(1, Caution.of(LogitMetric.RANK, 3, 0).size());
  }
}
