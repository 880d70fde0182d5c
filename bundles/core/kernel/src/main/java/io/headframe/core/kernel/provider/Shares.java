package io.headframe.core.kernel.provider;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is left of each thread's share of the units of one work: [begin, end), and the number of the work, so that who
 * comes late cannot take a part of the next one. All three stand in one long.
 */
final class Shares {

  /** The greatest number of units of a work. */
  static final int MOST = (1 << 20) - 1;

  private static final int BITS = 20;
  private static final int GENERATIONS = (1 << 24) - 1;
  /** Longs between two shares: no two lie on one cache line, or on two that are fetched as a pair. */
  private static final int APART = 16;

  private final int threads;
  private final AtomicLongArray left;

  Shares(int threads) {
    this.threads = threads;
    left = new AtomicLongArray((threads + 1) * APART);
  }

  /** The number after a number. */
  static int next(int generation) {
    return generation + 1 & GENERATIONS;
  }

  /** Shares units out evenly; the threads before the others get one more. */
  void deal(int generation, int units) {
    if (units > MOST) {
      throw new IllegalArgumentException(units + " units; at most " + MOST + " can be shared out");
    }
    int begin = 0;
    for (int i = 0; i < threads; i++) {
      int end = begin + (units - begin) / (threads - i);
      left.set((i + 1) * APART, packed(generation, begin, end));
      begin = end;
    }
  }

  /**
   * Takes half of what is left of a share: the owner from its begin, another from its end.
   *
   * @return begin in the upper and end in the lower half, or −1 if nothing is left
   */
  long take(int share, int generation, boolean owner) {
    int index = (share + 1) * APART;
    while (true) {
      long now = left.get(index);
      int begin = (int) (now >>> BITS) & MOST;
      int end = (int) now & MOST;
      if (now >>> 2 * BITS != generation || begin == end) {
        return -1;
      }
      int half = end - begin + 1 >>> 1;
      int from = owner ? begin : end - half;
      long rest = owner ? packed(generation, begin + half, end) : packed(generation, begin, from);
      if (left.compareAndSet(index, now, rest)) {
        return (long) from << 32 | from + half;
      }
    }
  }

  private static long packed(int generation, int begin, int end) {
    return (long) generation << 2 * BITS | (long) begin << BITS | end;
  }
}
