package io.headframe.analysis.importance.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PrunerTest {

  @Test
  void steps_goFromNoneToAll() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Pruner.steps(10, 10));
    assertArrayEquals(new int[] {0, 14, 29, 43, 58, 72, 86, 101, 115, 130, 144}, Pruner.steps(144, 10));
    assertArrayEquals(new int[] {0, 3, 6, 8}, Pruner.steps(8, 40));
    assertArrayEquals(new int[] {0, 8}, Pruner.steps(8, 100));
    assertArrayEquals(new int[] {0, 1, 2}, Pruner.steps(2, 0.1));
  }
}
