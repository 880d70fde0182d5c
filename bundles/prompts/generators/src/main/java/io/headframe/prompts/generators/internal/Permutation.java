package io.headframe.prompts.generators.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The numbers from 0 to below {@code size} in random order, each once: the shuffle of Fisher and Yates, of which only
 * what was drawn takes memory.
 */
final class Permutation {

  private final Map<Long, Long> moved = new HashMap<>();
  private long left;

  Permutation(long size) {
    this.left = size;
  }

  boolean hasNext() {
    return left > 0;
  }

  long next(SplittableRandom random) {
    long place = random.nextLong(left);
    left--;
    long last = at(left);
    moved.remove(left);
    if (place == left) {
      return last;
    }
    long drawn = at(place);
    moved.put(place, last);
    return drawn;
  }

  private long at(long place) {
    return moved.getOrDefault(place, place);
  }
}
