package io.headframe.forecast.timemcl.internal;

/** How much each hypothesis learns from a window, given how far each is from what was found. */
@FunctionalInterface
interface Assignment {

  /**
   * The shares, which are constants for the gradient.
   *
   * @param distances [window · hypothesis], at least 0
   * @param hypotheses K, at least 1
   * @return [window · hypothesis], at least 0; those of a window sum to 1
   */
  float[] shares(float[] distances, int hypotheses);

  /** The nearest learns alone: Guzman-Rivera and others (2012). One that is never the nearest never learns. */
  static Assignment winner() {
    return relaxed(0);
  }

  /**
   * The nearest has 1 − ε, the others ε / (K − 1) each: Rupprecht and others (2017), arXiv 1612.00197, equation 8.
   *
   * @param epsilon ε, from 0 to below 1
   */
  static Assignment relaxed(double epsilon) {
    return (distances, hypotheses) -> {
      float[] shares = new float[distances.length];
      for (int from = 0; from < shares.length; from += hypotheses) {
        int nearest = nearest(distances, from, hypotheses);
        for (int i = from; hypotheses > 1 && i < from + hypotheses; i++) {
          shares[i] = (float) (epsilon / (hypotheses - 1));
        }
        shares[nearest] = (float) (hypotheses > 1 ? 1 - epsilon : 1);
      }
      return shares;
    };
  }

  /**
   * Shares e^{−d / T} over their sum: Perera and others (2024), arXiv 2407.15580, equation 5. For T towards 0 it is
   * {@link #winner}; above a critical T all hypotheses meet at the mean.
   *
   * @param temperature T, above 0, in the unit of the distances
   */
  static Assignment annealed(double temperature) {
    return (distances, hypotheses) -> {
      float[] shares = new float[distances.length];
      for (int from = 0; from < shares.length; from += hypotheses) {
        double least = distances[nearest(distances, from, hypotheses)];
        double sum = 0;
        for (int i = from; i < from + hypotheses; i++) {
          shares[i] = (float) Math.exp((least - distances[i]) / temperature);
          sum += shares[i];
        }
        for (int i = from; i < from + hypotheses; i++) {
          shares[i] /= (float) sum;
        }
      }
      return shares;
    };
  }

  /** The place of the nearest of a window. */
  static int nearest(float[] distances, int from, int hypotheses) {
    int nearest = from;
    for (int i = from + 1; i < from + hypotheses; i++) {
      nearest = distances[i] < distances[nearest] ? i : nearest;
    }
    return nearest;
  }
}
