package io.headframe.draft.api;

import java.util.Arrays;

/**
 * The tokens that a drafter finds most probable at one place, the most probable first.
 *
 * @param tokens ids, each once; not copied
 * @param logProbabilities of each, natural logarithms, falling; not copied
 */
public record Choices(int[] tokens, double[] logProbabilities) {

  /** Checks the lengths. */
  public Choices {
    if (tokens.length != logProbabilities.length) {
      throw new IllegalArgumentException(tokens.length + " tokens with " + logProbabilities.length + " probabilities");
    }
  }

  /**
   * The greatest of a row of logits. Ties are ordered by id.
   *
   * @param logits an array
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
    double sum = 0;
    for (int token = 0; token < vocabulary; token++) {
      sum += Math.exp(logits[from + token] - best[0]);
    }
    double log = Math.log(sum);
    double[] probabilities = new double[kept];
    Arrays.setAll(probabilities, i -> best[i] - best[0] - log);
    return new Choices(tokens, probabilities);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choices choices && Arrays.equals(tokens, choices.tokens)
        && Arrays.equals(logProbabilities, choices.logProbabilities);
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
