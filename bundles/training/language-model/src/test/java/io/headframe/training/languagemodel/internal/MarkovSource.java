package io.headframe.training.languagemodel.internal;

import io.headframe.core.model.Tokenizer;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Letters of which each depends on the one before alone, so that the least loss there is is known. */
final class MarkovSource implements Tokenizer {

  static final int LETTERS = 6;

  /** Row by row: what follows a letter, with which probability. */
  private static final double[][] NEXT = {
      {0.05, 0.8, 0.15, 0, 0, 0},
      {0, 0, 0.5, 0.5, 0, 0},
      {0.9, 0, 0, 0, 0.1, 0},
      {0, 0, 0, 0, 0.3, 0.7},
      {0.25, 0.25, 0.25, 0.25, 0, 0},
      {0, 0, 1, 0, 0, 0}};

  /** A text of so many letters. */
  static String text(int length) {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder text = new StringBuilder();
    int letter = 0;
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + letter));
      double at = random.nextDouble();
      int next = 0;
      while (at >= NEXT[letter][next]) {
        at -= NEXT[letter][next++];
      }
      letter = next;
    }
    return text.toString();
  }

  /** The entropy rate: −Σ π(i) Σ p(j|i) log p(j|i), with the stationary π by iteration. */
  static double entropy() {
    double[] share = {1, 0, 0, 0, 0, 0};
    for (int i = 0; i < 1000; i++) {
      double[] after = new double[LETTERS];
      for (int from = 0; from < LETTERS; from++) {
        for (int to = 0; to < LETTERS; to++) {
          after[to] += share[from] * NEXT[from][to];
        }
      }
      share = after;
    }
    double entropy = 0;
    for (int from = 0; from < LETTERS; from++) {
      for (int to = 0; to < LETTERS; to++) {
        double p = NEXT[from][to];
        entropy -= p == 0 ? 0 : share[from] * p * Math.log(p);
      }
    }
    return entropy;
  }

  @Override
  public int[] encode(String text) {
    return text.chars().map(letter -> letter - 'a').toArray();
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(token(token));
    }
    return text.toString();
  }

  @Override
  public String token(int id) {
    return String.valueOf((char) ('a' + id));
  }

  @Override
  public int size() {
    return LETTERS;
  }

  @Override
  public OptionalInt beginning() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    // Nothing native.
  }
}
