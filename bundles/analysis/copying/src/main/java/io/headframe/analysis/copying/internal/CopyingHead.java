package io.headframe.analysis.copying.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.SingularValues;
import java.util.Arrays;

/**
 * What the weights say of a head that might copy.
 *
 * @param head the head
 * @param score Σ Re λ / Σ |λ| of its circuit from tokens to logits, from −1 to 1; 0 if the circuit is 0
 * @param eigenvalueSum Σ |λ|, how much the score stands on
 * @param gain the greatest singular value of W_V W_O: the most that the head stretches what it moves
 */
record CopyingHead(Head head, double score, double eigenvalueSum, double gain) {

  /**
   * @param circuit eigenvalues of W_E W_V W_O W_U, zeros left out or not
   * @param output singular values of W_V W_O
   */
  static CopyingHead of(Head head, Eigenvalues circuit, SingularValues output) {
    double sum = Arrays.stream(circuit.moduli()).sum();
    double score = sum == 0 ? 0 : Arrays.stream(circuit.real()).sum() / sum;
    double[] values = output.values();
    return new CopyingHead(head, score, sum, values.length == 0 ? 0 : values[0]);
  }
}
