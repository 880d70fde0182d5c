package io.headframe.core.training.internal;

import java.util.SplittableRandom;

/** Random numbers that follow from what they are for. */
public final class Seeds {

  private Seeds() {}

  /** Other numbers for each seed, number and purpose. */
  public static SplittableRandom random(long seed, long number, String purpose) {
    long state = mix(seed);
    state = mix(state + number);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state + purpose.charAt(i));
    }
    return new SplittableRandom(state);
  }

  /** Spreads a change of any bit over all: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  public static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
