package io.headframe.decoding.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Distributions computed by hand: logits that are logarithms of weights in ratios of small integers. */
class CandidatesTest {

  /** Weights 2, 8, 1, 4, 1, so that probabilities are sixteenths. */
  private static final float[] LOGITS = logs(2, 8, 1, 4, 1);

  private static float[] logs(double... weights) {
    float[] logits = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      logits[i] = (float) Math.log(weights[i]);
    }
    return logits;
  }

  private static void check(Sampling sampling, int[] tokens, double... probabilities) {
    Candidates found = Candidates.of(LOGITS, sampling);
    assertArrayEquals(tokens, found.tokens());
    assertArrayEquals(probabilities, found.probabilities(), 1e-6);
  }

  @Test
  void temperatureOne_isTheSoftmax() {
    check(new Sampling(1, 0, 1, 0), new int[] {1, 3, 0, 2, 4}, 8 / 16., 4 / 16., 2 / 16., 1 / 16., 1 / 16.);
  }

  @Test
  void temperatureHalf_squaresTheWeights() {
    check(new Sampling(.5, 0, 1, 0), new int[] {1, 3, 0, 2, 4}, 64 / 86., 16 / 86., 4 / 86., 1 / 86., 1 / 86.);
  }

  @Test
  void infiniteLogit_takesAllOfTheProbability() {
    Candidates found = Candidates.of(new float[] {1, Float.POSITIVE_INFINITY, 2}, new Sampling(1, 0, 1, 0));
    assertArrayEquals(new double[] {1, 0, 0}, found.probabilities());
    assertEquals(1, found.at(.999));
  }

  @Test
  void temperatureZero_isTheGreatest() {
    check(Sampling.greedy(), new int[] {1}, 1);
  }

  @Test
  void topK_keepsTheFirst() {
    check(new Sampling(1, 2, 1, 0), new int[] {1, 3}, 8 / 12., 4 / 12.);
  }

  @Test
  void topK_keepsTiesWithTheLast() {
    check(new Sampling(1, 4, 1, 0), new int[] {1, 3, 0, 2, 4}, 8 / 16., 4 / 16., 2 / 16., 1 / 16., 1 / 16.);
  }

  @Test
  void topP_keepsTheTokenThatCrossesIt() {
    check(new Sampling(1, 0, .6, 0), new int[] {1, 3}, 8 / 12., 4 / 12.);
    check(new Sampling(1, 0, .4, 0), new int[] {1}, 1);
    check(new Sampling(1, 0, .8, 0), new int[] {1, 3, 0}, 8 / 14., 4 / 14., 2 / 14.);
  }

  @Test
  void topP_countsProbabilitiesAfterTopK() {
    // after top-k the greatest has 8/12 = .667; before it had .5
    check(new Sampling(1, 2, .6, 0), new int[] {1}, 1);
  }

  @Test
  void topP_countsProbabilitiesAfterTemperature() {
    check(new Sampling(.5, 0, .7, 0), new int[] {1}, 1);
  }

  @Test
  void ties_areOrderedById() {
    assertEquals(0, Candidates.of(new float[] {-0f, 0f, 0f}, Sampling.greedy()).tokens()[0]);
    assertArrayEquals(new int[] {2, 0, 1}, Candidates.of(new float[] {-3, -4, -1}, new Sampling(1, 0, 1, 0)).tokens());
  }

  @Test
  void logitsThatAreNoNumbers_areNeverChosen() {
    assertArrayEquals(new int[] {1},
        Candidates.of(new float[] {Float.NaN, -9, Float.NEGATIVE_INFINITY}, new Sampling(1, 0, 1, 0)).tokens());
  }

  @Test
  void law_hasEveryToken() {
    assertArrayEquals(new double[] {0, 8 / 12., 0, 4 / 12., 0},
        Candidates.of(LOGITS, new Sampling(1, 2, 1, 0)).law(5), 1e-6);
  }

  @Test
  void at_followsTheCumulativeDistribution() {
    Candidates all = Candidates.of(LOGITS, new Sampling(1, 0, 1, 0));
    assertEquals(1, all.at(0));
    assertEquals(1, all.at(.49));
    assertEquals(3, all.at(.51));
    assertEquals(0, all.at(.76));
    assertEquals(4, all.at(.9999999999));
  }
}
