package io.headframe.draft.api;

import io.headframe.decoding.sampling.Sampling;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is asked of a drafter.
 *
 * @param next the token after the sequence, which the model has chosen but not read yet
 * @param nodes the most nodes of the tree, at least 1
 * @param depth the most tokens one after the other, at least 1
 * @param sampling how the model's tokens are chosen; at temperature 0 the most probable
 * @param random for drafters that draw
 */
public record DraftRequest(int next, int nodes, int depth, Sampling sampling, RandomGenerator random) {

  /** Checks the ranges. */
  public DraftRequest {
    if (nodes < 1 || depth < 1) {
      throw new IllegalArgumentException("a tree of " + nodes + " nodes and depth " + depth);
    }
  }

  /** The most probable tokens, without chance. */
  public static DraftRequest greedy(int next, int nodes, int depth) {
    return new DraftRequest(next, nodes, depth, Sampling.greedy(), new SplittableRandom(0));
  }
}
