package io.headframe.analysis.induction.internal;

/** How a pattern is compared with the one that is looked for. */
enum DetectionMeasure {
  /**
   * The share of attention that falls where the pattern is: Σ a·m / Σ a, between 0 and 1. A head that gives next to
   * nothing to what is not left out scores 0, because the share would be one of rounding errors.
   */
  MUL {
    @Override
    double score(double[][] attention, boolean[][] mask) {
      double inside = 0;
      double all = 0;
      for (int query = 0; query < attention.length; query++) {
        for (int key = 0; key <= query; key++) {
          inside += mask[query][key] ? attention[query][key] : 0;
          all += attention[query][key];
        }
      }
      return all < LEAST_ATTENTION * attention.length ? 0 : inside / all;
    }
  },
  /** One less the absolute difference for each query: 1 − n · mean |a − m|, at most 1. */
  ABS {
    @Override
    double score(double[][] attention, boolean[][] mask) {
      int n = attention.length;
      double difference = 0;
      for (int query = 0; query < n; query++) {
        for (int key = 0; key < n; key++) {
          difference += Math.abs(attention[query][key] - (mask[query][key] ? 1 : 0));
        }
      }
      return 1 - difference / n;
    }
  };

  private static final double LEAST_ATTENTION = 1e-6;

  /**
   * Compares.
   *
   * @param attention [query, key]
   * @param mask [query, key]
   */
  abstract double score(double[][] attention, boolean[][] mask);
}
