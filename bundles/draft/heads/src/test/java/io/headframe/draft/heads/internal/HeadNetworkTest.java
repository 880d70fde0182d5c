package io.headframe.draft.heads.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Loss;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.StepContext;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Dense;
import io.headframe.models.testing.TestModels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadNetworkTest {

  private static HeadFamily family(boolean seesDrafted) {
    return new HeadFamily("test", seesDrafted, "test", "test.safetensors",
        (head, layer) -> "b" + head + "." + layer, (head, layers) -> "o" + head);
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Sizes that are no multiples of what is done at once. */
  @Test
  void dense_isTheSumOfProducts() {
    int in = 7;
    int out = 1030;
    int rows = 3;
    float[] weights = random(in * out, 1);
    float[] bias = random(out, 2);
    float[] x = random(rows * in, 3);
    float[] found = Dense.of(weights, bias, out).apply(x, rows);
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < out; o++) {
        double sum = bias[o];
        for (int i = 0; i < in; i++) {
          sum += (double) weights[o * in + i] * x[row * in + i];
        }
        assertEquals(sum, found[row * out + o], 1e-5);
      }
    }
  }

  @Test
  void health_isTheSameForBothKinds() {
    HeadHealth.check(family(true));
    HeadHealth.check(family(false));
  }

  /** Two layers, three heads, two steps of training: the loss by the engine's graph and by plain Java. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void trainedGraph_andPlainJava_haveOneLoss(boolean seesDrafted) {
    HeadFamily family = family(seesDrafted);
    int[] text = new int[200];
    Arrays.setAll(text, i -> i * i % TestModels.VOCABULARY);
    try (CausalLM model = TestModels.random("llama"); ModelWeights weights = model.weights()) {
      DraftTraining task = new DraftTraining(model, text, text, 25, 3, 2, 16, 2, 2, 1e-2);
      HeadSizes sizes = new HeadSizes(3, 2, model.config().modelWidth(), 25);
      DraftVocabulary vocabulary = DraftVocabulary.of(text, 25, TestModels.VOCABULARY);
      FrozenModel batches = new FrozenModel(task);
      TrainingSettings settings =
          new TrainingSettings(1, Schedule.constant(1e-2), AdamW.withDecay(0), 1, List.of());
      float[] unembedding = weights.unembedding().transpose().toFloatArray();
      try (TrainingRun<HeadBatch> training = new TrainingRun<>(settings, batches,
          parameters -> new HeadGraph(family, sizes, vocabulary, unembedding, parameters))) {
        training.next();
        training.next();
        Map<String, float[]> trained = new HashMap<>();
        training.parameters().forEach((name, array) -> trained.put(name, array.toFloatArray()));
        HeadNetwork network = new HeadNetwork(family, sizes, vocabulary, trained, HeadDraft.embedding(model));
        double[] expected = training.inStep(context -> losses(network, batches.batch(context)));
        Loss found = training.inStep(context -> evaluated(training, batches, context));
        for (int head = 0; head < 3; head++) {
          assertEquals(expected[head], found.terms().get(HeadGraph.term(head)), 1e-4);
        }
      }
    }
  }

  private static Loss evaluated(TrainingRun<HeadBatch> training, FrozenModel batches, StepContext context) {
    return training.evaluate(batches.batch(context));
  }

  private static double[] losses(HeadNetwork network, HeadBatch batch) {
    int width = network.sizes().width();
    double[] losses = new double[network.sizes().heads()];
    for (int head = 0; head < losses.length; head++) {
      int count = 0;
      for (int window = 0; window < batch.tokens().length; window++) {
        int[] tokens = batch.tokens()[window];
        try (NDArray row = batch.hidden().get(window)) {
          float[] hidden = row.toFloatArray();
          for (int at = 0; at + 2 + head < tokens.length; at++) {
            int[][] before = {Arrays.copyOfRange(tokens, at + 1, at + 2 + head)};
            float[] logits = network.logits(head, Arrays.copyOfRange(hidden, at * width, (at + 1) * width), before);
            Choices all = network.vocabulary().greatest(logits, 0, 25);
            for (int rank = 0; rank < 25; rank++) {
              boolean meant = all.tokens()[rank] == tokens[at + 2 + head];
              losses[head] -= meant ? all.logProbabilities()[rank] : 0;
              count += meant ? 1 : 0;
            }
          }
        }
      }
      losses[head] /= count;
    }
    return losses;
  }

  /** Before any training each head is the model's own: it expects what the model expects next. */
  @Test
  void untrainedHead_isTheModelsOwn() {
    int[] text = new int[60];
    Arrays.setAll(text, i -> 3 * i % TestModels.VOCABULARY);
    for (boolean seesDrafted : new boolean[] {true, false}) {
      HeadFamily family = family(seesDrafted);
      try (CausalLM model = TestModels.random("llama"); ModelWeights weights = model.weights()) {
        HeadSizes sizes = new HeadSizes(2, 1, model.config().modelWidth(), model.config().vocabularySize());
        float[] unembedding = weights.unembedding().transpose().toFloatArray();
        TrainingSettings settings =
            new TrainingSettings(1, Schedule.constant(1), AdamW.withDecay(0), 1, List.of());
        Map<String, float[]> start = new HashMap<>();
        try (TrainingRun<HeadBatch> training = new TrainingRun<>(settings,
            new FrozenModel(new DraftTraining(model, text, text, 0, 2, 1, 8, 1, 1, 1)),
            parameters -> new HeadGraph(
                family, sizes, DraftVocabulary.all(sizes.outputs()), unembedding, parameters))) {
          training.parameters().forEach((name, array) -> start.put(name, array.toFloatArray()));
        }
        HeadNetwork network = new HeadNetwork(
            family, sizes, DraftVocabulary.all(sizes.outputs()), start, HeadDraft.embedding(model));
        float[] hidden = random(sizes.width(), 5);
        float[] expected = Dense.of(unembedding, null, sizes.outputs()).apply(hidden, 1);
        assertArrayEquals(expected, network.logits(1, hidden, new int[][] {{3, 4}}), 1e-5f);
      }
    }
  }

  @Test
  void draftVocabulary_hasTheMostFrequentTokens() {
    DraftVocabulary found = DraftVocabulary.of(new int[] {7, 3, 7, 5, 5, 7, 1}, 3, 9);
    assertArrayEquals(new int[] {1, 5, 7}, found.tokens());
    assertEquals(2, found.output(7));
    assertTrue(found.output(3) < 0);
    assertArrayEquals(new int[] {7, 1}, found.greatest(new float[] {9, 9, 9, 2, 1, 3}, 1, 2).tokens());
    assertArrayEquals(new float[] {1, 5, 7}, found.rows(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 1));
    assertEquals(DraftVocabulary.all(9), DraftVocabulary.of(new int[] {7}, 0, 9));
  }

  @Test
  void shapes_haveARoomierFirstLayer_whereDraftedTokensAreSeen() {
    Map<String, long[]> shapes = new HeadSizes(2, 2, 8, 50).shapes(family(true));
    assertArrayEquals(new long[] {8, 24}, shapes.get("b1.0.linear.weight"));
    assertArrayEquals(new long[] {8, 24}, shapes.get("b1.0.res_connection.weight"));
    assertArrayEquals(new long[] {8, 8}, shapes.get("b1.1.linear.weight"));
    assertTrue(new HeadSizes(2, 2, 8, 50).shapes(family(false)).keySet().stream()
        .noneMatch(name -> name.contains("res_connection")));
  }
}
