package io.headframe.analysis.importance.internal;

/** Of what absolute values are taken before they are averaged. */
enum AbsoluteOf {

  /** Of the sum over a sequence, ∂L/∂ξ: the equation of the paper. */
  SEQUENCE {
    @Override
    double[] of(double[][] products) {
      double[] sums = new double[products[0].length];
      for (double[] row : products) {
        for (int head = 0; head < sums.length; head++) {
          sums[head] += row[head];
        }
      }
      for (int head = 0; head < sums.length; head++) {
        sums[head] = Math.abs(sums[head]);
      }
      return sums;
    }
  },

  /** Of each position, which are then summed: the code of the paper's authors. What cancels out counts, too. */
  POSITION {
    @Override
    double[] of(double[][] products) {
      double[] sums = new double[products[0].length];
      for (double[] row : products) {
        for (int head = 0; head < sums.length; head++) {
          sums[head] += Math.abs(row[head]);
        }
      }
      return sums;
    }
  };

  /**
   * Absolute values of one layer.
   *
   * @param products [position, head]
   * @return [head]
   */
  abstract double[] of(double[][] products);
}
