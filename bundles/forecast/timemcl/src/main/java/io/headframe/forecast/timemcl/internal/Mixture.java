package io.headframe.forecast.timemcl.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The law of the future of a window: a hypothesis by its probability, and one of the errors that were found in its
 * cell.
 *
 * @param hypotheses of the window, so many steps as are asked for
 * @param errors of the cells
 * @param deviations [channel], that errors are in
 * @param horizon that errors have
 */
record Mixture(Hypotheses hypotheses, CellErrors errors, double[] deviations, int horizon) {

  /** A value with its share. */
  private record Atom(double value, double share) {}

  /** [level, channel, step]. */
  double[][][] quantiles(List<Double> levels) {
    int steps = hypotheses.trajectories()[0][0].length;
    double[][][] quantiles = new double[levels.size()][deviations.length][steps];
    for (int c = 0; !levels.isEmpty() && c < deviations.length; c++) {
      for (int h = 0; h < steps; h++) {
        List<Atom> atoms = atoms(c, h);
        for (int q = 0; q < quantiles.length; q++) {
          quantiles[q][c][h] = quantile(atoms, levels.get(q));
        }
      }
    }
    return quantiles;
  }

  /** Drawn whole: what belongs together in time and among channels stays so. [sample, channel, step]. */
  double[][][] samples(int count, RandomGenerator random) {
    double[][][] samples = new double[count][deviations.length][];
    for (double[][] sample : samples) {
      int k = drawn(random);
      List<double[]> cell = cell(k);
      double[] error = cell.get(random.nextInt(cell.size()));
      for (int c = 0; c < deviations.length; c++) {
        sample[c] = hypotheses.trajectories()[k][c].clone();
        for (int h = 0; h < sample[c].length; h++) {
          sample[c][h] += deviations[c] * error[c * horizon + h];
        }
      }
    }
    return samples;
  }

  private int drawn(RandomGenerator random) {
    double left = random.nextDouble();
    int k = 0;
    while (k < hypotheses.probabilities().length - 1 && left >= hypotheses.probabilities()[k]) {
      left -= hypotheses.probabilities()[k];
      k++;
    }
    return k;
  }

  /** Rising. */
  private List<Atom> atoms(int channel, int step) {
    List<Atom> atoms = new ArrayList<>();
    for (int k = 0; k < hypotheses.probabilities().length; k++) {
      List<double[]> cell = cell(k);
      for (double[] error : cell) {
        atoms.add(new Atom(
            hypotheses.trajectories()[k][channel][step] + deviations[channel] * error[channel * horizon + step],
            hypotheses.probabilities()[k] / cell.size()));
      }
    }
    atoms.sort(Comparator.comparingDouble(Atom::value));
    return atoms;
  }

  private List<double[]> cell(int hypothesis) {
    return errors.of(hypotheses.heads()[hypothesis], deviations.length * horizon);
  }

  /** The least value at which the shares reach the level. */
  private static double quantile(List<Atom> atoms, double level) {
    double reached = 0;
    for (Atom atom : atoms) {
      reached += atom.share;
      if (reached >= level) {
        return atom.value;
      }
    }
    return atoms.get(atoms.size() - 1).value;
  }
}
