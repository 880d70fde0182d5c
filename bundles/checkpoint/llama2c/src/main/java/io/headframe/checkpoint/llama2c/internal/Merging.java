package io.headframe.checkpoint.llama2c.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Merges neighbours until none fits: a linked list of tokens and a queue of pairs, so that the cost grows as n log n.
 * Used once.
 */
final class Merging {

  private final TokenizerFile file;
  private final Map<String, Integer> ids;
  private final int[] token;
  private final int[] before;
  private final int[] after;
  private final PriorityQueue<Pair> pairs = new PriorityQueue<>();

  Merging(List<Integer> tokens, TokenizerFile file, Map<String, Integer> ids) {
    this.file = file;
    this.ids = ids;
    this.token = tokens.stream().mapToInt(Integer::intValue).toArray();
    this.before = new int[token.length];
    this.after = new int[token.length];
    for (int i = 0; i < token.length; i++) {
      before[i] = i - 1;
      after[i] = i + 1 < token.length ? i + 1 : -1;
    }
  }

  int[] merge() {
    for (int i = 0; i < token.length; i++) {
      offer(i);
    }
    while (!pairs.isEmpty()) {
      Pair pair = pairs.poll();
      int right = after[pair.left()];
      if (token[pair.left()] != pair.leftToken() || right < 0 || token[right] != pair.rightToken()) {
        continue;
      }
      token[pair.left()] = pair.merged();
      token[right] = -1;
      after[pair.left()] = after[right];
      if (after[right] >= 0) {
        before[after[right]] = pair.left();
      }
      offer(pair.left());
      if (before[pair.left()] >= 0) {
        offer(before[pair.left()]);
      }
    }
    return Arrays.stream(token).filter(id -> id >= 0).toArray();
  }

  private void offer(int left) {
    int right = after[left];
    if (right < 0) {
      return;
    }
    Integer merged = ids.get(SentencePieceTokenizer.latin(file.pieces()[token[left]])
        + SentencePieceTokenizer.latin(file.pieces()[token[right]]));
    if (merged != null) {
      pairs.add(new Pair(file.scores()[merged], left, token[left], token[right], merged));
    }
  }

  /** A pair that can be merged, as it was when it was found. */
  private record Pair(float score, int left, int leftToken, int rightToken, int merged) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair other) {
      int byScore = Float.compare(other.score, score);
      return byScore != 0 ? byScore : Integer.compare(left, other.left);
    }
  }
}
