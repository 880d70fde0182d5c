package io.headframe.draft.api;

import io.headframe.draft.api.internal.Powers;
import java.util.Arrays;

/** The tokens that a drafter finds most probable at one place, the most probable first. Used by one thread. */
public final class Choices {

  private final int[] tokens;
  /** Null until they are asked for, since trees of a fixed shape need none and the sum over a vocabulary takes long. */
  private double[] logProbabilities;
  private final float[] best;
  private final float[] logits;
  private final int from;
  private final int vocabulary;

  /**
   * @param tokens ids, each once; not copied
   * @param logProbabilities of each, natural logarithms, falling; not copied
   */
  public Choices(int[] tokens, double[] logProbabilities) {
    if (tokens.length != logProbabilities.length) {
      throw new IllegalArgumentException(tokens.length + " tokens with " + logProbabilities.length + " probabilities");
    }
    this.tokens = tokens;
    this.logProbabilities = logProbabilities;
    this.best = null;
    this.logits = null;
    this.from = 0;
    this.vocabulary = 0;
  }

  private Choices(int[] tokens, float[] best, float[] logits, int from, int vocabulary) {
    this.tokens = tokens;
    this.best = best;
    this.logits = logits;
    this.from = from;
    this.vocabulary = vocabulary;
  }

  /**
   * The greatest of a row of logits. Ties are ordered by id.
   *
   * @param logits an array that is not changed afterwards; not copied
   * @param from where the row begins
   * @param vocabulary its length
   * @param most how many are kept, at most
   */
  public static Choices greatest(float[] logits, int from, int vocabulary, int most) {
    int kept = Math.min(most, vocabulary);
    int[] tokens = new int[kept];
    float[] best = new float[kept];
    int count = 0;
    for (int token = 0; token < vocabulary; token++) {
      float logit = logits[from + token];
      if (count == kept && !(logit > best[kept - 1])) {
        continue;
      }
      int at = count < kept ? count++ : kept - 1;
      while (at > 0 && logit > best[at - 1]) {
        best[at] = best[at - 1];
        tokens[at] = tokens[at - 1];
        at--;
      }
      best[at] = logit;
      tokens[at] = token;
    }
    return new Choices(tokens, best, logits, from, vocabulary);
  }

  /** The tokens; not copied. */
  public int[] tokens() {
    return tokens;
  }

  /** The natural logarithm of the probability of each, to 10⁻⁶; falling, not copied. */
  public double[] logProbabilities() {
    if (logProbabilities == null) {
      double log = Math.log(Powers.sum(logits, from, vocabulary, best[0]));
      double[] found = new double[best.length];
      Arrays.setAll(found, i -> best[i] - best[0] - log);
      logProbabilities = found;
    }
    return logProbabilities;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choices choices && Arrays.equals(tokens, choices.tokens)
        && Arrays.equals(logProbabilities(), choices.logProbabilities());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return "choices " + Arrays.toString(tokens);
  }
}
