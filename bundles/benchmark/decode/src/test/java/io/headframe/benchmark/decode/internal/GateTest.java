package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GateTest {

  private static final HeadframeEngine.Path EXPECTED =
      new HeadframeEngine.Path(new int[] {4, 5, 6, 7}, new float[] {0.5f, 0.2f, 5e-5f, 0.1f});

  private static Gate.Outcome compare(int... found) {
    return Gate.compare("stories", 2, "peer", EXPECTED, found);
  }

  @Test
  void sameTokens_pass() {
    Gate.Outcome outcome = compare(4, 5, 6, 7);
    assertTrue(outcome.passed());
    assertEquals("the same 4 tokens", outcome.outcome());
  }

  @Test
  void otherTokenAtATie_passesAndSaysWhere() {
    Gate.Outcome outcome = compare(4, 5, 9, 1);
    assertTrue(outcome.passed());
    assertTrue(outcome.outcome().contains("step 3 has token 9 for 6"), outcome.outcome());
    assertTrue(outcome.outcome().contains("5e-05 apart") || outcome.outcome().contains("5.0e-05 apart"),
        outcome.outcome());
  }

  @Test
  void otherTokenWithoutATie_fails() {
    Gate.Outcome outcome = compare(4, 9, 6, 7);
    assertFalse(outcome.passed());
    assertTrue(outcome.outcome().contains("step 2"), outcome.outcome());
  }
}
