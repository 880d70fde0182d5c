package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a head predicts. Valid for as long as its arrays are open.
 *
 * @param bins what the distributions are on
 * @param logProbabilities [..., bin], natural logarithms; the probabilities of each distribution sum to 1
 * @param penalty a scalar to add to the loss, already weighed; empty if the head has none
 */
public record HeadOutput(Bins bins, NDArray logProbabilities, Optional<NDArray> penalty) {

  /**
   * The mean of −log p of the bins that were found, in nats, without the penalty.
   *
   * @param found the bin of each distribution, in row-major order of the axes before the last
   * @return a scalar with a graph, with the owner of the log-probabilities
   */
  public NDArray loss(int... found) {
    long[] index = new long[found.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = found[i];
    }
    NDArray rows = logProbabilities.reshape(-1, bins.count());
    try (NDArray at = GraphArrays.create(rows.getManager(), index, new Shape(index.length, 1))) {
      return rows.gather(at, 1).mean().neg();
    }
  }

  /** The distributions as plain numbers, in row-major order of the axes before the last. */
  public List<BinnedDistribution> distributions() {
    float[] numbers = logProbabilities.toFloatArray();
    List<BinnedDistribution> distributions = new ArrayList<>(numbers.length / bins.count());
    for (int from = 0; from < numbers.length; from += bins.count()) {
      double[] probabilities = new double[bins.count()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = Math.exp(numbers[from + i]);
      }
      distributions.add(new BinnedDistribution(bins, probabilities));
    }
    return distributions;
  }
}
