package io.headframe.core.model.weights;

import static io.headframe.core.model.weights.RandomMatrices.norm;
import static io.headframe.core.model.weights.RandomMatrices.of;
import static io.headframe.core.model.weights.RandomMatrices.product;
import static io.headframe.core.model.weights.RandomMatrices.transpose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompositionScoresTest {

  private static final int MODEL = 24;
  private static final int WIDTH = 3;

  private final NDManager memory = NDManager.newBaseManager();
  private final RandomMatrices random = new RandomMatrices(8, memory);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void scores_equalTheDefinition_withTheGainsMultipliedIn() {
    HeadsOnly weights = new HeadsOnly(List.of(layer(2, true), layer(3, true)), memory);
    for (Composition composition : Composition.values()) {
      double[][] scores = new CompositionScores(weights, composition).between(0, 1);
      assertEquals(2, scores.length);
      for (int earlier = 0; earlier < 2; earlier++) {
        assertEquals(3, scores[earlier].length);
        for (int later = 0; later < 3; later++) {
          double[][] ov = circuit(weights, 0, earlier, Composition.V);
          double[][] reader = circuit(weights, 1, later, composition);
          double expected = norm(product(ov, reader)) / (norm(ov) * norm(reader));
          // A gain is multiplied in in 32 bits.
          assertEquals(expected, scores[earlier][later], 1e-6, composition + " " + earlier + " " + later);
        }
      }
    }
  }

  @Test
  void scores_withoutNorms_areThoseOfTheWeightsThemselves() {
    HeadsOnly weights = new HeadsOnly(List.of(layer(1, false), layer(1, false)), memory);
    FactoredMatrix ov = weights.head(0, 0).ov();
    FactoredMatrix qk = weights.head(1, 0).qk();
    double expected = ov.times(qk).frobeniusNorm() / (ov.frobeniusNorm() * qk.frobeniusNorm());
    assertEquals(expected, new CompositionScores(weights, Composition.Q).between(0, 1)[0][0], 1e-6);
  }

  @Test
  void headThatWritesNothing_scoresZero() {
    HeadWeights idle = head();
    idle.output().muli(0);
    AttentionWeights first = new AttentionWeights(Optional.empty(), List.of(idle), Optional.empty());
    HeadsOnly weights = new HeadsOnly(List.of(first, layer(1, false)), memory);
    assertEquals(0, new CompositionScores(weights, Composition.K).between(0, 1)[0][0], 0);
  }

  /** The mean square over the signed permutations of the stream, whatever the two matrices are. */
  @Test
  void baseline_isTheRootMeanSquareOverUnrelatedOrientations() {
    AttentionWeights writer = layer(1, false);
    HeadWeights reader = head();
    int samples = 2000;
    double squares = 0;
    Random shuffle = new Random(6);
    for (int sample = 0; sample < samples; sample++) {
      try (NDManager scope = memory.newSubManager()) {
        NDArray turn = signedPermutation(shuffle, scope);
        HeadWeights turned = new HeadWeights(turn.matMul(reader.query()), Optional.empty(),
            turn.matMul(reader.key()), Optional.empty(), turn.matMul(reader.value()), Optional.empty(),
            reader.output());
        AttentionWeights later = new AttentionWeights(Optional.empty(), List.of(turned), Optional.empty());
        double score = new CompositionScores(new HeadsOnly(List.of(writer, later), scope), Composition.K)
            .between(0, 1)[0][0];
        squares += score * score;
      }
    }
    // A square has a deviation of about a quarter of its mean, so this is seven deviations of the mean of 2000.
    assertEquals(1, Math.sqrt(squares / samples) / CompositionScores.baseline(MODEL), 0.02);
  }

  @Test
  void layersInTheWrongOrder_areRefused() {
    HeadsOnly weights = new HeadsOnly(List.of(layer(1, false), layer(1, false)), memory);
    CompositionScores scores = new CompositionScores(weights, Composition.K);
    assertThrows(IllegalArgumentException.class, () -> scores.between(1, 1));
  }

  @Test
  void repeatedCalls_leaveNoArraysBehind() {
    HeadsOnly weights = new HeadsOnly(List.of(layer(2, true), layer(2, true)), memory);
    CompositionScores scores = new CompositionScores(weights, Composition.K);
    scores.between(0, 1);
    int before = memory.getManagedArrays().size();
    scores.between(0, 1);
    assertEquals(before, memory.getManagedArrays().size());
  }

  /** A circuit of a head with the gains of its layer, as loops: W_QK, W_QKᵀ or W_OV. */
  private static double[][] circuit(HeadsOnly weights, int layer, int head, Composition composition) {
    HeadWeights raw = weights.head(layer, head);
    float[] gain = weights.attention(layer).norm().orElseThrow().gain().orElseThrow().toFloatArray();
    double[][] query = scaled(of(raw.query()), gain);
    double[][] key = scaled(of(raw.key()), gain);
    double[][] value = scaled(of(raw.value()), gain);
    return switch (composition) {
      case Q -> product(query, transpose(key));
      case K -> product(key, transpose(query));
      case V -> product(value, of(raw.output()));
    };
  }

  private static double[][] scaled(double[][] rows, float[] gain) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] *= gain[i];
      }
    }
    return rows;
  }

  private static NDArray signedPermutation(Random random, NDManager scope) {
    float[][] matrix = new float[MODEL][MODEL];
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < MODEL; i++) {
      columns.add(random.nextInt(columns.size() + 1), i);
    }
    for (int i = 0; i < MODEL; i++) {
      matrix[i][columns.get(i)] = random.nextBoolean() ? 1 : -1;
    }
    return scope.create(matrix);
  }

  private AttentionWeights layer(int heads, boolean normalized) {
    List<HeadWeights> all = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      all.add(head());
    }
    Optional<NormWeights> norm = normalized
        ? Optional.of(new NormWeights(Optional.of(random.next(MODEL, 1).flatten()), Optional.empty()))
        : Optional.empty();
    return new AttentionWeights(norm, all, Optional.empty());
  }

  private HeadWeights head() {
    return new HeadWeights(random.next(MODEL, WIDTH), Optional.empty(), random.next(MODEL, WIDTH), Optional.empty(),
        random.next(MODEL, WIDTH), Optional.empty(), random.next(WIDTH, MODEL));
  }
}
