package io.headframe.core.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How strongly the weights of heads compose: ‖W_OV(A) · M(B)‖_F / (‖W_OV(A)‖_F ‖M(B)‖_F), where A is the earlier head,
 * B the later one, and M its {@link Composition#reader}. 0 is no composition, 1 the most there can be. Elhage et al.,
 * "A Mathematical Framework for Transformer Circuits" (2021), section on composition; with the row vectors used here
 * the products read from left to right.
 *
 * <p>The gain of the normalisation that a head reads is multiplied into its queries, keys and values. Left out are the
 * subtraction of the mean, biases, rotary positions (queries and keys are taken at distance 0) and whatever lies
 * between the two heads.
 *
 * <p>Two matrices turned against each other by a random rotation of the residual stream score 1/√(model width), in the
 * root mean square and whatever their singular values: the mean of ‖A U B‖² over all rotations U is ‖A‖² ‖B‖² / width.
 * Compare scores with that.
 *
 * <p>Sums are taken in double precision. The matrices of the heads with their gains are kept until the weights are
 * closed. Used by one thread.
 */
public final class CompositionScores {

  private final ModelWeights weights;
  private final Composition composition;
  private final Map<Integer, List<FactoredMatrix>> writers = new HashMap<>();
  private final Map<Integer, List<FactoredMatrix>> readers = new HashMap<>();

  /**
   * @param weights the caller closes them
   * @param composition what of the later head reads
   */
  public CompositionScores(ModelWeights weights, Composition composition) {
    this.weights = weights;
    this.composition = composition;
  }

  /** The score that matrices without a relation have, 1/√(model width). */
  public static double baseline(int modelWidth) {
    return 1 / Math.sqrt(modelWidth);
  }

  /**
   * The scores between the heads of two layers.
   *
   * @param earlier the layer that writes, from 0
   * @param later the layer that reads, after it
   * @return [head of the earlier layer][head of the later layer]; 0 where one of the matrices is 0
   * @throws io.headframe.core.error.HeadframeException if one of the layers has no attention heads
   */
  public double[][] between(int earlier, int later) {
    if (earlier >= later) {
      throw new IllegalArgumentException("layer " + earlier + " does not come before layer " + later);
    }
    try (NDManager scope = weights.embedding().getManager().newSubManager()) {
      Factors from = factors(writers.computeIfAbsent(earlier, layer -> matrices(layer, HeadWeights::ov)), scope);
      Factors to = factors(readers.computeIfAbsent(later, layer -> matrices(layer, composition::reader)), scope);
      double[][] scores = new double[from.norms().length][];
      for (int head = 0; head < scores.length; head++) {
        scores[head] = scores(from, head, to, scope);
      }
      return scores;
    }
  }

  private List<FactoredMatrix> matrices(int layer, Function<HeadWeights, FactoredMatrix> matrix) {
    return weights.attention(layer).headsWithGain().stream().map(matrix).toList();
  }

  private static double[] scores(Factors writers, int head, Factors readers, NDManager scope) {
    try (NDManager inner = scope.newSubManager()) {
      NDArray right = writers.right().get(inner, head);
      NDArray gram = writers.leftGram().get(inner, head);
      // ‖a b c d‖² = tr((b c)ᵀ aᵀa (b c) d dᵀ), for all readers c d at once: [head, inner, inner].
      NDArray middle = right.matMul(readers.left());
      NDArray squares = gram.matMul(middle).mul(middle.matMul(readers.rightGram())).sum(new int[] {1, 2});
      double[] scores = squares.toDoubleArray();
      for (int i = 0; i < scores.length; i++) {
        double norms = writers.norms()[head] * readers.norms()[i];
        scores[i] = norms == 0 ? 0 : Math.sqrt(Math.max(0, scores[i])) / norms;
      }
      return scores;
    }
  }

  private static Factors factors(List<FactoredMatrix> matrices, NDManager scope) {
    NDArray left = stack(matrices.stream().map(FactoredMatrix::left).toList(), scope);
    NDArray right = stack(matrices.stream().map(FactoredMatrix::right).toList(), scope);
    NDArray leftGram = left.transpose(0, 2, 1).matMul(left);
    NDArray rightGram = right.matMul(right.transpose(0, 2, 1));
    double[] norms = leftGram.mul(rightGram).sum(new int[] {1, 2}).toDoubleArray();
    for (int i = 0; i < norms.length; i++) {
      norms[i] = Math.sqrt(Math.max(0, norms[i]));
    }
    return new Factors(left, right, leftGram, rightGram, norms);
  }

  /** [head, ...] in double precision, owned by {@code scope}. */
  private static NDArray stack(List<NDArray> arrays, NDManager scope) {
    NDList precise = new NDList();
    for (NDArray array : arrays) {
      NDArray copy = array.toType(DataType.FLOAT64, true);
      copy.attach(scope);
      precise.add(copy);
    }
    return NDArrays.stack(precise);
  }

  /** The matrices of a layer's heads: left [head, model, inner], right [head, inner, model], their Gram matrices. */
  private record Factors(NDArray left, NDArray right, NDArray leftGram, NDArray rightGram, double[] norms) {}
}
