package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final HeadframeEngine.Path EXPECTED = new HeadframeEngine.Path(
      new int[] {4, 5, 6, 7}, new float[] {0.5f, 0.2f, 5e-5f, 0.01f}, new float[] {1, 1, 1, 1});

  private static Gate.Outcome judge(Gate.Difference... differences) {
    return Gate.judge("stories", 2, "peer", EXPECTED, List.of(differences));
  }

  @Test
  void sameTokens_pass() {
    assertEquals(new Gate.Outcome("stories", 2, "peer", true, "the same 4 tokens"), judge());
  }

  @Test
  void otherTokenAtATie_passesAndSaysWhere() {
    Gate.Outcome outcome = judge(new Gate.Difference(2, 9));
    assertTrue(outcome.passed());
    assertTrue(outcome.outcome().startsWith("the same tokens up to a tie: step 3 has token 9 for 6"),
        outcome.outcome());
    assertTrue(outcome.outcome().contains("5.0e-05 apart"), outcome.outcome());
  }

  @Test
  void otherTokenNearATie_isCoarserArithmetic() {
    Gate.Outcome outcome = judge(new Gate.Difference(3, 9));
    assertTrue(outcome.passed());
    assertTrue(outcome.outcome().startsWith("coarser arithmetic: 3 of 4 tokens are the same, step 4"),
        outcome.outcome());
  }

  @Test
  void otherTokenFarFromATie_fails() {
    Gate.Outcome outcome = judge(new Gate.Difference(1, 9));
    assertFalse(outcome.passed());
    assertTrue(outcome.outcome().startsWith("another function: step 2"), outcome.outcome());
    assertFalse(judge(new Gate.Difference(2, 9), new Gate.Difference(1, 9)).passed());
  }

  @Test
  void manyOtherTokensNearATie_fail() {
    Gate.Difference near = new Gate.Difference(3, 9);
    assertTrue(judge(near, near, near).passed());
    assertFalse(judge(near, near, near, near).passed());
  }
}
