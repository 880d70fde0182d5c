package io.headframe.training.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * How often two tokens stand side by side, kept up to date while pairs are merged: a merge touches the words that the
 * pair is in and no others.
 */
final class PairCounts {

  /** Two tokens side by side. */
  record Pair(int left, int right) {}

  private record Entry(Pair pair, long count) {}

  /** The most frequent first; of equally frequent ones that with the smaller ids, so that the order is one. */
  private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::count).reversed()
      .thenComparingInt(entry -> entry.pair.left).thenComparingInt(entry -> entry.pair.right);

  private final List<int[]> words;
  private final long[] wordCounts;
  private final Map<Pair, Long> counts = new HashMap<>();
  private final Map<Pair, Set<Integer>> places = new HashMap<>();
  private final PriorityQueue<Entry> queue = new PriorityQueue<>(ORDER);

  /**
   * @param words each as its tokens
   * @param wordCounts how often each occurs
   */
  PairCounts(List<int[]> words, long[] wordCounts) {
    this.words = new ArrayList<>(words);
    this.wordCounts = wordCounts;
    Set<Pair> all = new HashSet<>();
    for (int word = 0; word < words.size(); word++) {
      add(word, 1, all);
    }
    all.forEach(this::enqueue);
  }

  /** The most frequent pair if it occurs twice; null if no pair does. */
  Pair mostFrequent() {
    while (!queue.isEmpty()) {
      Entry entry = queue.poll();
      long now = counts.getOrDefault(entry.pair, 0L);
      if (entry.count == now) {
        return now < 2 ? null : entry.pair;
      }
      // The count has changed since: the entry of the new count is in the queue.
    }
    return null;
  }

  /** Puts one token in the place of a pair, from left to right in each word. */
  void merge(Pair pair, int token) {
    Set<Pair> changed = new HashSet<>();
    for (int word : new ArrayList<>(places.getOrDefault(pair, Set.of()))) {
      add(word, -1, changed);
      words.set(word, merged(words.get(word), pair, token));
      add(word, 1, changed);
    }
    changed.forEach(this::enqueue);
  }

  private void add(int word, int sign, Set<Pair> changed) {
    int[] tokens = words.get(word);
    for (int i = 0; i + 1 < tokens.length; i++) {
      Pair pair = new Pair(tokens[i], tokens[i + 1]);
      counts.merge(pair, sign * wordCounts[word], Long::sum);
      changed.add(pair);
      if (sign > 0) {
        places.computeIfAbsent(pair, unused -> new HashSet<>()).add(word);
      } else if (places.containsKey(pair)) {
        places.get(pair).remove(word);
      }
    }
  }

  private void enqueue(Pair pair) {
    long count = counts.getOrDefault(pair, 0L);
    if (count > 0) {
      queue.add(new Entry(pair, count));
    } else {
      counts.remove(pair);
      places.remove(pair);
    }
  }

  static int[] merged(int[] tokens, Pair pair, int token) {
    int[] shorter = new int[tokens.length];
    int length = 0;
    for (int i = 0; i < tokens.length; i++) {
      boolean here = i + 1 < tokens.length && tokens[i] == pair.left && tokens[i + 1] == pair.right;
      shorter[length++] = here ? token : tokens[i];
      i += here ? 1 : 0;
    }
    return Arrays.copyOf(shorter, length);
  }
}
