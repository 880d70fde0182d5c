package io.headframe.checkpoint.llama2c.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Merges neighbours of a sequence into longer tokens: always the pair whose token has the highest score, the leftmost
 * among equals, until no pair is a token. llama2.c looks through all pairs for each merge; here they wait in a queue,
 * and the sequence is a linked list, so that long texts take n log n steps.
 */
final class PairMerging {

  /** What llama2.c starts its search from: scores that are not above it never win. */
  private static final float LOWEST = -1e10f;

  private static final int NONE = -1;

  /** Subtracted from zero, for which 0 and -0, which files do have, are one score. */
  private static final Comparator<Pair> BEST_FIRST =
      Comparator.comparingDouble((Pair pair) -> 0.0 - pair.score).thenComparingInt(pair -> pair.left);

  private final Map<String, Integer> ids;
  private final TokenizerFile file;
  private final int[] tokens;
  private final int[] next;
  private final int[] previous;
  private final PriorityQueue<Pair> queue = new PriorityQueue<>(BEST_FIRST);

  /** Two neighbours as they were when they were queued, and the token that they make. */
  private record Pair(int left, int leftToken, int right, int rightToken, int merged, float score) {}

  private PairMerging(int[] tokens, Map<String, Integer> ids, TokenizerFile file) {
    this.tokens = tokens.clone();
    this.ids = ids;
    this.file = file;
    this.next = new int[tokens.length];
    this.previous = new int[tokens.length];
    Arrays.setAll(next, i -> i + 1 < tokens.length ? i + 1 : NONE);
    Arrays.setAll(previous, i -> i - 1);
  }

  /**
   * Merges until nothing can be merged.
   *
   * @param tokens the sequence
   * @param ids of all pieces
   * @param file pieces and scores
   * @return the merged sequence
   */
  static int[] merge(int[] tokens, Map<String, Integer> ids, TokenizerFile file) {
    return new PairMerging(tokens, ids, file).run();
  }

  private int[] run() {
    for (int i = 0; i + 1 < tokens.length; i++) {
      offer(i, i + 1);
    }
    for (Pair pair = queue.poll(); pair != null; pair = queue.poll()) {
      if (isCurrent(pair)) {
        apply(pair);
      }
    }
    int[] left = new int[tokens.length];
    int count = 0;
    for (int i = tokens.length == 0 ? NONE : 0; i != NONE; i = next[i]) {
      left[count++] = tokens[i];
    }
    return Arrays.copyOf(left, count);
  }

  private void offer(int left, int right) {
    Integer merged = ids.get(file.pieces()[tokens[left]] + file.pieces()[tokens[right]]);
    if (merged != null && file.scores()[merged] > LOWEST) {
      queue.add(new Pair(left, tokens[left], right, tokens[right], merged, file.scores()[merged]));
    }
  }

  private boolean isCurrent(Pair pair) {
    return tokens[pair.left] == pair.leftToken
        && next[pair.left] == pair.right
        && tokens[pair.right] == pair.rightToken;
  }

  private void apply(Pair pair) {
    tokens[pair.left] = pair.merged;
    tokens[pair.right] = NONE;
    int after = next[pair.right];
    next[pair.left] = after;
    if (after != NONE) {
      previous[after] = pair.left;
      offer(pair.left, after);
    }
    if (previous[pair.left] != NONE) {
      offer(previous[pair.left], pair.left);
    }
  }
}
