package io.headframe.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ForwardPlanTest {

  private static ForwardPlan plan(int... tokens) {
    return ForwardPlan.of(new int[][] {tokens});
  }

  @Test
  void plan_equalsOneThatSaysTheSame() {
    assertEquals(plan(1, 2).capture("a", "b").withoutLogits(), plan(1, 2).withoutLogits().capture("b").capture("a"));
    assertEquals(plan(1, 2).capture("a").hashCode(), plan(1, 2).capture("a").hashCode());
    assertNotEquals(plan(1, 2), plan(1, 3));
    assertNotEquals(plan(1, 2), plan(1, 2).capture("a"));
    assertNotEquals(plan(1, 2), plan(1, 2).withoutLogits());
  }

  @Test
  void plan_doesNotFollowItsArguments() {
    int[][] tokens = {{1, 2}};
    ForwardPlan plan = ForwardPlan.of(tokens);
    tokens[0][0] = 9;
    plan.tokens()[0][1] = 9;
    assertEquals(plan(1, 2), plan);
  }

  @Test
  void tokens_thatMakeNoBatch_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> ForwardPlan.of(new int[0][]));
    assertThrows(IllegalArgumentException.class, () -> plan());
    assertThrows(IllegalArgumentException.class, () -> ForwardPlan.of(new int[][] {{1, 2}, {3}}));
  }
}
