package io.headframe.decoding.sampling;

import io.headframe.core.error.HeadframeException;
import io.headframe.decoding.sampling.internal.SamplingError;
import java.util.Arrays;

/**
 * The tokens among which one is chosen, the most probable first, with their probabilities. Ties are ordered by id.
 *
 * @param tokens ids; empty if no logit is a number
 * @param probabilities one for each token; they sum to 1
 */
public record Candidates(int[] tokens, double[] probabilities) {

  /**
   * What remains of the logits after a sequence.
   *
   * @param length tokens of the sequence, for the message
   * @throws HeadframeException if no logit is a number
   */
  public static Candidates after(int length, float[] logits, Sampling sampling) {
    Candidates candidates = of(logits, sampling);
    if (candidates.tokens.length == 0) {
      throw new HeadframeException(SamplingError.NO_NUMBERS, length);
    }
    return candidates;
  }

  /**
   * What remains of the logits after temperature, top-k and top-p.
   *
   * @param logits [vocabulary]
   */
  public static Candidates of(float[] logits, Sampling sampling) {
    if (sampling.temperature() == 0) {
      int[] greatest = greatest(logits);
      return new Candidates(greatest, greatest.length == 0 ? new double[0] : new double[] {1});
    }
    int[] tokens = descending(logits);
    if (tokens.length == 0) {
      return new Candidates(tokens, new double[0]);
    }
    int kept = topK(logits, tokens, sampling.topK());
    double[] probabilities = softmax(logits, tokens, kept, sampling.temperature());
    kept = topP(probabilities, sampling.topP());
    return new Candidates(Arrays.copyOf(tokens, kept), normalized(Arrays.copyOf(probabilities, kept)));
  }

  /**
   * The token at a point of the cumulative distribution.
   *
   * @param uniform from 0 to below 1
   */
  public int at(double uniform) {
    double sum = 0;
    for (int i = 0; i < tokens.length; i++) {
      sum += probabilities[i];
      if (uniform < sum) {
        return tokens[i];
      }
    }
    return tokens[tokens.length - 1];
  }

  /**
   * The probabilities of all tokens.
   *
   * @param vocabulary how many there are
   * @return [vocabulary]; 0 where a token is no candidate
   */
  public double[] law(int vocabulary) {
    double[] law = new double[vocabulary];
    for (int i = 0; i < tokens.length; i++) {
      law[tokens[i]] = probabilities[i];
    }
    return law;
  }

  /** The first id with the greatest logit; empty if no logit is a number. */
  private static int[] greatest(float[] logits) {
    int best = -1;
    for (int token = 0; token < logits.length; token++) {
      boolean number = !Float.isNaN(logits[token]) && logits[token] != Float.NEGATIVE_INFINITY;
      if (number && (best < 0 || logits[token] > logits[best])) {
        best = token;
      }
    }
    return best < 0 ? new int[0] : new int[] {best};
  }

  /** Ids by falling logit, those that are not a number left out: bits of the logit and the id sorted as one number. */
  private static int[] descending(float[] logits) {
    long[] keys = new long[logits.length];
    int count = 0;
    for (int token = 0; token < logits.length; token++) {
      if (!Float.isNaN(logits[token]) && logits[token] != Float.NEGATIVE_INFINITY) {
        int bits = Float.floatToIntBits(logits[token] + 0f);
        int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        keys[count++] = (long) ~ordered << 32 | token;
      }
    }
    Arrays.sort(keys, 0, count);
    int[] tokens = new int[count];
    for (int i = 0; i < count; i++) {
      tokens[i] = (int) keys[i];
    }
    return tokens;
  }

  private static int topK(float[] logits, int[] tokens, int k) {
    if (k == 0 || k >= tokens.length) {
      return tokens.length;
    }
    int kept = k;
    while (kept < tokens.length && logits[tokens[kept]] == logits[tokens[k - 1]]) {
      kept++;
    }
    return kept;
  }

  private static int topP(double[] probabilities, double p) {
    if (p == 1) {
      return probabilities.length;
    }
    int kept = 0;
    for (double before = 0; kept < probabilities.length && before < p; kept++) {
      before += probabilities[kept];
    }
    return kept;
  }

  private static double[] softmax(float[] logits, int[] tokens, int kept, double temperature) {
    double[] weights = new double[kept];
    for (int i = 0; i < kept; i++) {
      // Equal to the greatest is asked first, because infinity less infinity is not a number.
      weights[i] = logits[tokens[i]] == logits[tokens[0]] ? 1
          : Math.exp((logits[tokens[i]] - logits[tokens[0]]) / temperature);
    }
    return normalized(weights);
  }

  private static double[] normalized(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
