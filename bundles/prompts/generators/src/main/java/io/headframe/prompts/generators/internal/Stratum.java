package io.headframe.prompts.generators.internal;

import io.headframe.prompts.api.PromptPair;
import java.util.SplittableRandom;

/**
 * A kind of pair that a sample has as many of as of the other kinds: an order of names, a century, a class of words.
 *
 * @param size how many clean prompts there are
 * @param pairs makes a pair for each number below {@code size}; different numbers make different clean prompts
 */
record Stratum(long size, Pairs pairs) {

  /** Makes pairs by number. */
  interface Pairs {

    /**
     * @param index which clean prompt
     * @param random for what the clean prompt leaves open
     */
    PromptPair pair(long index, SplittableRandom random);
  }
}
