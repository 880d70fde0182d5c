package io.headframe.prompts.generators.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {

  @Test
  void numbers_comeOnceEach() {
    List<Long> drawn = draw(1000, new SplittableRandom(1));
    assertEquals(LongStream.range(0, 1000).boxed().toList(), drawn.stream().sorted().toList());
  }

  /** 6 orders of 6000 draws: 5 standard deviations of 1000 are 144. */
  @Test
  void orders_areEquallyFrequent() {
    SplittableRandom random = new SplittableRandom(2);
    Map<List<Long>, Integer> counts = new HashMap<>();
    for (int i = 0; i < 6000; i++) {
      counts.merge(draw(3, random), 1, Integer::sum);
    }
    assertEquals(6, counts.size());
    assertTrue(counts.values().stream().allMatch(count -> Math.abs(count - 1000) < 144), counts.toString());
  }

  @Test
  void hugeRange_takesNoMemory() {
    Permutation permutation = new Permutation(Long.MAX_VALUE);
    assertTrue(permutation.next(new SplittableRandom(3)) >= 0);
    assertFalse(new Permutation(0).hasNext());
  }

  private static List<Long> draw(int size, SplittableRandom random) {
    Permutation permutation = new Permutation(size);
    List<Long> drawn = new ArrayList<>();
    while (permutation.hasNext()) {
      drawn.add(permutation.next(random));
    }
    return drawn;
  }
}
