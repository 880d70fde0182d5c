package io.headframe.core.training;

import io.headframe.core.training.internal.Seeds;
import java.util.SplittableRandom;

/**
 * Goes through a data set in a new random order each time, without a state: which items a step gets follows from its
 * number. Items that do not fill the last batch of an epoch are left out of that epoch.
 *
 * <p>The order of an epoch is a Feistel network of four rounds over the numbers from 0 to the next power of four, and
 * numbers outside of the data set are walked on (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002,
 * section 3), so that no list is kept.
 *
 * @param items how many items there are, at least {@code batch}
 * @param batch items in a step, at least 1
 * @param seed any number
 */
public record EpochOrder(int items, int batch, long seed) {

  private static final int ROUNDS = 4;

  /** Checks the sizes. */
  public EpochOrder {
    if (batch < 1 || items < batch) {
      throw new IllegalArgumentException("batches of " + batch + " of " + items + " items");
    }
  }

  /** How many steps go through the data set once. */
  public int stepsOfAnEpoch() {
    return items / batch;
  }

  /**
   * The items of a step, none twice within an epoch.
   *
   * @param step counted from 0
   * @return [batch] numbers from 0 to items − 1
   */
  public int[] items(long step) {
    long[] keys = new long[ROUNDS];
    SplittableRandom random = Seeds.random(seed, step / stepsOfAnEpoch(), "order");
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = random.nextLong();
    }
    int halfBits = Math.max(1, (33 - Integer.numberOfLeadingZeros(items - 1)) / 2);
    long first = step % stepsOfAnEpoch() * batch;
    int[] chosen = new int[batch];
    for (int i = 0; i < batch; i++) {
      long item = first + i;
      do {
        item = shuffled(item, halfBits, keys);
      } while (item >= items);
      chosen[i] = (int) item;
    }
    return chosen;
  }

  private static long shuffled(long value, int halfBits, long[] keys) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (long key : keys) {
      long mixed = left ^ (Seeds.mix(right + key) & mask);
      left = right;
      right = mixed;
    }
    return left << halfBits | right;
  }
}
