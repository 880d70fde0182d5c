package io.headframe.draft.speculative.internal;

import java.util.random.RandomGenerator;

/** What is decided by chance. Apart from its source, so that a test can go through all that can happen. */
public interface Chance {

  /**
   * Whether something happens.
   *
   * @param probability from 0 on; from 1 on it happens for sure
   */
  boolean happens(double probability);

  /**
   * Draws a token.
   *
   * @param law [vocabulary], sums to 1 but for rounding
   */
  int draw(double[] law);

  /** Chance by random numbers. */
  static Chance of(RandomGenerator random) {
    return new Chance() {
      @Override
      public boolean happens(double probability) {
        return random.nextDouble() < probability;
      }

      @Override
      public int draw(double[] law) {
        double uniform = random.nextDouble();
        int last = -1;
        for (int token = 0; token < law.length; token++) {
          if (law[token] > 0) {
            uniform -= law[token];
            last = token;
            if (uniform < 0) {
              return token;
            }
          }
        }
        return last;
      }
    };
  }
}
