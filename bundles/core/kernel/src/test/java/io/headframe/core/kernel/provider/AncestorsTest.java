package io.headframe.core.kernel.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AncestorsTest {

  @Test
  void wayBack_isListedInRisingOrder() {
    int[] into = new int[5];
    assertEquals(4, Ancestors.of(null, 3, into));
    assertArrayEquals(new int[] {0, 1, 2, 3}, Arrays.copyOf(into, 4));
    int[] parents = {-1, 0, -1, 1, 2};
    assertEquals(3, Ancestors.of(parents, 3, into));
    assertArrayEquals(new int[] {0, 1, 3}, Arrays.copyOf(into, 3));
    assertEquals(2, Ancestors.of(parents, 4, into));
    assertArrayEquals(new int[] {2, 4}, Arrays.copyOf(into, 2));
  }
}
