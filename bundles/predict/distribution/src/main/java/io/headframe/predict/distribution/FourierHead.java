package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import java.util.Optional;

/**
 * A density on the bins as a truncated Fourier series, whose coefficients are the autocorrelation of what a linear map
 * makes of the features, so that it is nowhere negative: with x from −1 to 1 across the bins and complex a₀ … a_F,
 *
 * <pre>
 *   c_k = Σ_j a_{j+k} conj(a_j)          p(x) = ½ + Re Σ_{k=1..F} (c_k / c₀) e^{iπkx} = |Σ_j a_j e^{iπjx}|² / (2 c₀)
 * </pre>
 *
 * taken at the centres of the bins and divided by its sum there. Gillman, Aggarwal, Freeman, Singh and Sun, "Fourier
 * Head: Helping Large Language Models Learn Complex Probability Distributions" (2024), arXiv 2410.22269. Few
 * frequencies make it smooth, many make it sharp. Not where bins have no order, where the ends of the interval differ
 * much (the density is periodic: keep a margin), or where masses are narrower than 1/F of the interval.
 *
 * <p>The right-hand side is computed: a square stays non-negative when it is rounded, and the coefficients follow from
 * it by a discrete transform that is exact for fewer than m/2 frequencies on m bins. As with the authors, 10⁻⁵ is added
 * to each probability before the logarithm, and a roughness is added to the loss. Theirs is of the c_k before the
 * division, which smaller a make small as well; here it is ∫ p′(x)² dx = π² Σ k² |c_k / c₀|², which shape alone
 * decides.
 */
public final class FourierHead implements DistributionHead {

  /** As in the authors' code: a bin of probability 0 has a finite loss, and so has its gradient. */
  private static final double FLOOR = 1e-5;

  /** First numbers are this much smaller than those of PyTorch's linear layer, as in the authors' code. */
  private static final double SMALLER = 100;

  private final Bins bins;
  private final double roughness;
  private final NDArray weight;
  private final NDArray bias;
  private final FourierBasis basis;
  private final NDArray floor;
  private final NDArray total;

  /**
   * A head with new arrays {@code NAME.weight} [feature, 2 (frequencies + 1)] and {@code NAME.bias}: the real parts of
   * a₀ … a_F, then the imaginary ones.
   *
   * @param parameters where the arrays are made
   * @param name before the names of the arrays
   * @param features the length of the last axis of features, at least 1
   * @param bins what the distributions are on
   * @param frequencies F, from 1 to less than half the bins
   * @param roughness γ, the weight of the roughness in the loss, at least 0
   */
  public FourierHead(
      Parameters parameters, String name, int features, Bins bins, int frequencies, double roughness) {
    if (frequencies < 1 || 2 * frequencies >= bins.count() || !(roughness >= 0)) {
      throw new IllegalArgumentException(frequencies + " frequencies on " + bins.count()
          + " bins, at most " + (bins.count() - 1) / 2 + ", with roughness " + roughness);
    }
    this.bins = bins;
    this.roughness = roughness;
    Initialization start = Initialization.uniform(1 / Math.sqrt(features) / SMALLER);
    int terms = frequencies + 1;
    this.weight = parameters.create(name + ".weight", start, features, 2L * terms);
    this.bias = parameters.create(name + ".bias", start, 2L * terms);
    this.basis = FourierBasis.of(parameters.memory(), bins.count(), frequencies);
    this.floor = GraphArrays.create(parameters.memory(), new float[] {(float) FLOOR}, new Shape());
    this.total = GraphArrays.create(parameters.memory(), new float[] {(float) (1 + bins.count() * FLOOR)}, new Shape());
  }

  @Override
  public Bins bins() {
    return bins;
  }

  @Override
  public HeadOutput apply(NDArray features) {
    return new Output(features.matMul(weight).add(bias));
  }

  private final class Output implements HeadOutput {

    private final NDArray a;

    /** @param a [..., 2 (F + 1)] */
    Output(NDArray a) {
      this.a = a;
    }

    @Override
    public Bins bins() {
      return bins;
    }

    @Override
    public NDArray logProbabilities() {
      return logarithm(probabilities());
    }

    /** The squares of the bins that were found alone: their sum over all bins is m Σ |a_j|². */
    @Override
    public NDArray loss(int... found) {
      NDArray rows = a.reshape(found.length, a.getShape().get(a.getShape().dimension() - 1));
      return logarithm(basis.squaresAt(rows, found).div(basis.sumOfSquares(rows))).mean().neg();
    }

    @Override
    public Optional<NDArray> penalty() {
      return roughness == 0 ? Optional.empty()
          : Optional.of(GraphArrays.scaled(basis.roughness(probabilities()).mean(), roughness));
    }

    private NDArray probabilities() {
      return basis.squares(a).div(basis.sumOfSquares(a));
    }

    private NDArray logarithm(NDArray probabilities) {
      return probabilities.add(floor).div(total).log();
    }
  }
}
