package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import java.util.Optional;

/**
 * The usual head: a linear map to one number for each bin, and the softmax of them. It knows nothing of the order of
 * the bins, so that each must be seen to be learned; take {@link FourierHead} where neighbours are alike and samples
 * are few.
 */
public final class SoftmaxHead implements DistributionHead {

  private final Bins bins;
  private final NDArray weight;
  private final NDArray bias;

  /**
   * A head with new arrays {@code NAME.weight} [feature, bin] and {@code NAME.bias} [bin], uniform between ±1/√features
   * as PyTorch's linear layer.
   *
   * @param parameters where the arrays are made
   * @param name before the names of the arrays
   * @param features the length of the last axis of features, at least 1
   * @param bins what the distributions are on
   */
  public SoftmaxHead(Parameters parameters, String name, int features, Bins bins) {
    this.bins = bins;
    Initialization start = Initialization.uniform(1 / Math.sqrt(features));
    this.weight = parameters.create(name + ".weight", start, features, bins.count());
    this.bias = parameters.create(name + ".bias", start, bins.count());
  }

  @Override
  public Bins bins() {
    return bins;
  }

  @Override
  public HeadOutput apply(NDArray features) {
    return new Output(bins, features.matMul(weight).add(bias).logSoftmax(-1));
  }

  private record Output(Bins bins, NDArray logProbabilities) implements HeadOutput {

    @Override
    public Optional<NDArray> penalty() {
      return Optional.empty();
    }
  }
}
