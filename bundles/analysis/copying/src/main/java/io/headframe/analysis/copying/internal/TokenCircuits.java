package io.headframe.analysis.copying.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.analysis.api.Head;
import io.headframe.core.method.Run;
import io.headframe.core.model.weights.FactoredMatrix;
import io.headframe.core.model.weights.FactoredSpectrum;
import io.headframe.core.model.weights.HeadWeights;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.model.weights.NormWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The circuits of heads from tokens to logits, W_E W_V W_O W_U. All heads share W_U W_E [model, model], which is
 * computed once, in double precision. Used by one thread.
 */
final class TokenCircuits implements AutoCloseable {

  /** Tokens that are converted to double precision at once: some 50 MB at a width of 768. */
  private static final int CHUNK = 4096;

  private final ModelWeights weights;
  private final NDManager memory;
  private final NDArray aroundVocabulary;

  private TokenCircuits(ModelWeights weights, NDManager memory, NDArray aroundVocabulary) {
    this.weights = weights;
    this.memory = memory;
    this.aroundVocabulary = aroundVocabulary;
  }

  /**
   * Multiplies the unembedding, with the gain before it, and the embedding.
   *
   * @param weights the caller closes them, after this
   * @param run is asked whether it is cancelled
   */
  static TokenCircuits of(ModelWeights weights, Run run) {
    NDManager memory = weights.embedding().getManager().newSubManager();
    try {
      long width = weights.embedding().getShape().get(1);
      long tokens = weights.embedding().getShape().get(0);
      NDArray sum = memory.zeros(new Shape(width, width), DataType.FLOAT64);
      for (long from = 0; from < tokens; from += CHUNK) {
        run.checkCancelled();
        String range = from + ":" + Math.min(tokens, from + CHUNK);
        try (NDManager scope = memory.newSubManager()) {
          NDArray out = precise(weights.unembedding().get(scope, new NDIndex(":, " + range)), scope);
          NDArray in = precise(weights.embedding().get(scope, new NDIndex(range + ", :")), scope);
          sum.addi(out.matMul(in));
        }
      }
      Optional<NDArray> gain = weights.finalNorm().flatMap(NormWeights::gain);
      if (gain.isPresent()) {
        try (NDArray column = precise(gain.get(), memory).reshape(-1, 1)) {
          sum.muli(column);
        }
      }
      return new TokenCircuits(weights, memory, sum);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  /** What the heads of a layer do to tokens. */
  List<CopyingHead> heads(int layer, FactoredSpectrum spectrum) {
    List<CopyingHead> found = new ArrayList<>();
    for (HeadWeights head : weights.attention(layer).headsWithGain()) {
      try (NDManager scope = memory.newSubManager()) {
        NDArray value = precise(head.value(), scope);
        NDArray output = precise(head.output(), scope);
        FactoredMatrix moved = new FactoredMatrix(value, output);
        // W_V W_O W_U W_E has the eigenvalues of W_E W_V W_O W_U, but for zeros.
        FactoredMatrix circuit = new FactoredMatrix(value, output.matMul(aroundVocabulary));
        found.add(CopyingHead.of(
            new Head(layer, found.size()), spectrum.eigenvalues(circuit), spectrum.svd(moved)));
      }
    }
    return found;
  }

  private static NDArray precise(NDArray array, NDManager scope) {
    NDArray copy = array.toType(DataType.FLOAT64, true);
    copy.attach(scope);
    return copy;
  }

  @Override
  public void close() {
    memory.close();
  }
}
