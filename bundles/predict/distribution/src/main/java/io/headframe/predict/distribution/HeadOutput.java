package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What a head predicts from some features. Valid for as long as these are open. */
@ConsumerType
public interface HeadOutput {

  /** What the distributions are on. */
  Bins bins();

  /**
   * Natural logarithms of the probabilities of all bins, with a graph: [..., bin]. Those of each distribution sum to 1.
   */
  NDArray logProbabilities();

  /** A scalar to add to the loss, already weighed; empty if the head has none. */
  Optional<NDArray> penalty();

  /**
   * The mean of −log p of the bins that were found, in nats, without the penalty. A head may have a faster way than all
   * bins.
   *
   * @param found the bin of each distribution, in row-major order of the axes before the last
   * @return a scalar with a graph, with the owner of the features
   */
  default NDArray loss(int... found) {
    long[] index = new long[found.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = found[i];
    }
    NDArray rows = logProbabilities().reshape(-1, bins().count());
    try (NDArray at = GraphArrays.create(rows.getManager(), index, new Shape(index.length, 1))) {
      return rows.gather(at, 1).mean().neg();
    }
  }

  /** The distributions as plain numbers, in row-major order of the axes before the last. */
  default List<BinnedDistribution> distributions() {
    int count = bins().count();
    float[] numbers = logProbabilities().toFloatArray();
    List<BinnedDistribution> distributions = new ArrayList<>(numbers.length / count);
    for (int from = 0; from < numbers.length; from += count) {
      double[] probabilities = new double[count];
      for (int i = 0; i < count; i++) {
        probabilities[i] = Math.exp(numbers[from + i]);
      }
      distributions.add(new BinnedDistribution(bins(), probabilities));
    }
    return distributions;
  }
}
