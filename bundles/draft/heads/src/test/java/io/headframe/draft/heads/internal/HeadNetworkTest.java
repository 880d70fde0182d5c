package io.headframe.draft.heads.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Loss;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.StepContext;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.FrozenModel;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.HeadNames;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.Dense;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.draft.heads.layer.PlainLayer;
import io.headframe.kernel.plain.internal.PlainKernel;
import io.headframe.models.testing.TestModels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadNetworkTest {

  private final KernelOperations kernel = new PlainKernel().open(2);

  @AfterEach
  void close() {
    kernel.close();
  }

  private static HeadFamily family(boolean seesDrafted) {
    return family(seesDrafted, false, false);
  }

  private static HeadFamily family(boolean seesDrafted, boolean taught, boolean readsSequence) {
    return new HeadFamily("test", seesDrafted, taught, 1, 1e-3, new HeadNames("test", "mlp", Map.of(),
        "test.safetensors", readsSequence ? Optional.of("s.") : Optional.empty(),
        (head, layer) -> "b" + head + "." + layer, (head, layers) -> "o" + head));
  }

  private static HeadSizes sizes(HeadFamily family, int heads, int layers, int outputs, CausalLM model) {
    return HeadSizes.of(family, heads, layers, outputs, model.config());
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private Computation byKernel() {
    return new Computation(() -> Optional.of(kernel));
  }

  /** Sizes that are no multiples of what is done at once. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void dense_isTheSumOfProducts(boolean byKernel) {
    int in = 7;
    int out = 1030;
    int rows = 3;
    float[] weights = random(in * out, 1);
    float[] bias = random(out, 2);
    float[] x = random(rows * in, 3);
    float[] found = new float[rows * out];
    (byKernel ? byKernel() : Computation.loops()).multiply(x, rows, Dense.of(weights, bias, out).into(found));
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
  void health_isGoodForAllKinds() {
    HeadHealth.check(family(true));
    HeadHealth.check(family(false));
    HeadHealth.check(family(true, true, true));
  }

  /** Heads of four layers behind a layer that reads the sequence, one number at a time, in 64 bits. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logitsBehindASequence_areThoseOfADoublePrecisionLoop(boolean byKernel) {
    HeadFamily family = family(true, true, true);
    LayerSizes layer = new LayerSizes(6, 2, 1, 4, 10, 50, 1e-6, true);
    HeadSizes sizes = HeadSizes.of(family, 2, 4, 9, layer);
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(family).forEach((name, shape) ->
        weights.put(name, random((int) Arrays.stream(shape).reduce(1, Math::multiplyExact), name.hashCode())));
    float[] embedding = random(9 * 6, 8);
    HeadNetwork network = new HeadNetwork(family, sizes, DraftVocabulary.all(9), weights, embedding,
        byKernel ? byKernel() : Computation.loops());
    float[] hidden = random(5 * 6, 9);
    double[] read = new PlainLayer(layer, weights, "s.").norm(
        new PlainLayer(layer, weights, "s.layers.0.").compute(hidden), "norm.weight");
    double[] expected = new PlainHeads(family, sizes, weights, embedding)
        .logits(1, Arrays.copyOfRange(read, 4 * 6, 5 * 6), 7, 3);
    // In two parts, as a sequence that grows.
    SequenceReader sequence = network.sequence();
    sequence.read(Arrays.copyOf(hidden, 3 * 6), 1);
    float[] rest = sequence.read(Arrays.copyOfRange(hidden, 3 * 6, 5 * 6), 1);
    float[] found = network.at(rest).logits(1, new int[][] {{7, 3}});
    for (int i = 0; i < 9; i++) {
      assertEquals(expected[i], found[i], 1e-3 * (1 + Math.abs(expected[i])));
    }
  }

  /** Two places, of the second of which heads may propose a quarter: −(½ ln ½ + ¼ ln ½ + ¼ ln ⅘) over 1. */
  @Test
  void taughtLoss_isTheCrossEntropyToTheLaw() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray logs = manager.create(new float[] {.5f, .5f, .8f, .2f}, new Shape(1, 2, 2)).log();
      NDArray law = manager.create(new float[] {.5f, .25f, .25f, 0}, new Shape(1, 2, 2));
      assertEquals(.75 * Math.log(2) + .25 * Math.log(1.25), HeadGraph.taughtLoss(logs, law).getFloat(), 1e-6);
    }
  }

  @Test
  void law_isThatOfTheModel_inTheColumnsOfTheVocabulary() {
    int[] text = new int[60];
    Arrays.setAll(text, i -> i * i % TestModels.VOCABULARY);
    try (CausalLM model = TestModels.random("llama"); ModelWeights weights = model.weights()) {
      DraftTraining task = new DraftTraining(model, text, text, 5, 1, 1, 8, 2, 1, 1);
      DraftVocabulary few = DraftVocabulary.of(text, 5, TestModels.VOCABULARY);
      FrozenModel batches = new FrozenModel(task, Optional.of(few));
      TrainingSettings settings = new TrainingSettings(1, Schedule.constant(1), AdamW.withDecay(0), 1, List.of());
      try (TrainingRun<HeadBatch> training = new TrainingRun<>(settings, batches,
          parameters -> new HeadGraph(family(true), sizes(family(true), 1, 1, 5, model), few,
              weights.unembedding().transpose().toFloatArray(), parameters))) {
        training.inStep(context -> {
          HeadBatch batch = batches.batch(context);
          float[] found = batch.law().orElseThrow().toFloatArray();
          try (Activations seen = model.forward(ForwardPlan.of(batch.tokens()))) {
            float[] logits = seen.logits().toFloatArray();
            int size = TestModels.VOCABULARY;
            for (int place = 0; place < 16; place++) {
              double total = 0;
              for (int token = 0; token < size; token++) {
                total += Math.exp(logits[place * size + token]);
              }
              for (int output = 0; output < 5; output++) {
                double expected = Math.exp(logits[place * size + few.tokens()[output]]) / total;
                assertEquals(expected, found[place * 5 + output], 1e-6);
              }
            }
          }
          return null;
        });
      }
    }
  }

  /** Two layers, three heads, two steps of training: the loss by the engine's graph and by the network. */
  @ParameterizedTest
  @CsvSource({"true, false, false", "false, false, false", "true, true, true"})
  void trainedGraph_andNetwork_haveOneLoss(boolean seesDrafted, boolean taught, boolean readsSequence) {
    HeadFamily family = family(seesDrafted, taught, readsSequence);
    int[] text = new int[200];
    Arrays.setAll(text, i -> i * i % TestModels.VOCABULARY);
    try (CausalLM model = TestModels.random("llama"); ModelWeights weights = model.weights()) {
      DraftTraining task = new DraftTraining(model, text, text, 25, 3, 2, 16, 2, 2, 1e-2);
      HeadSizes sizes = sizes(family, 3, 2, 25, model);
      DraftVocabulary vocabulary = DraftVocabulary.of(text, 25, TestModels.VOCABULARY);
      FrozenModel batches = new FrozenModel(task, Optional.of(vocabulary));
      TrainingSettings settings =
          new TrainingSettings(1, Schedule.constant(1e-2), AdamW.withDecay(0), 1, List.of());
      float[] unembedding = weights.unembedding().transpose().toFloatArray();
      try (TrainingRun<HeadBatch> training = new TrainingRun<>(settings, batches,
          parameters -> new HeadGraph(family, sizes, vocabulary, unembedding, parameters))) {
        training.next();
        training.next();
        Map<String, float[]> trained = new HashMap<>();
        training.parameters().forEach((name, array) -> trained.put(name, array.toFloatArray()));
        HeadNetwork network = new HeadNetwork(family, sizes, vocabulary, trained, HeadDraft.embedding(model),
            Computation.of(model));
        double[] expected = training.inStep(context -> losses(network, batches.batch(context), taught));
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

  private static double[] losses(HeadNetwork network, HeadBatch batch, boolean taught) {
    int width = network.sizes().width();
    float[] law = batch.law().orElseThrow().toFloatArray();
    double[] losses = new double[network.sizes().heads()];
    for (int head = 0; head < losses.length; head++) {
      double count = 0;
      for (int window = 0; window < batch.tokens().length; window++) {
        int[] tokens = batch.tokens()[window];
        try (NDArray row = batch.hidden().get(window)) {
          float[] hidden = network.sequence().read(row.toFloatArray(), tokens.length);
          for (int at = 0; at + 2 + head < tokens.length; at++) {
            int[][] before = {Arrays.copyOfRange(tokens, at + 1, at + 2 + head)};
            float[] logits =
                network.at(Arrays.copyOfRange(hidden, at * width, (at + 1) * width)).logits(head, before);
            Choices all = network.vocabulary().greatest(logits, 0, 25);
            for (int rank = 0; rank < 25; rank++) {
              int token = all.tokens()[rank];
              double meant = taught
                  ? law[(window * tokens.length + at + 1 + head) * 25 + network.vocabulary().output(token)]
                  : token == tokens[at + 2 + head] ? 1 : 0;
              losses[head] -= meant * all.logProbabilities()[rank];
              count += meant;
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
        HeadSizes sizes = sizes(family, 2, 1, model.config().vocabularySize(), model);
        float[] unembedding = weights.unembedding().transpose().toFloatArray();
        TrainingSettings settings =
            new TrainingSettings(1, Schedule.constant(1), AdamW.withDecay(0), 1, List.of());
        Map<String, float[]> start = new HashMap<>();
        try (TrainingRun<HeadBatch> training = new TrainingRun<>(settings,
            new FrozenModel(new DraftTraining(model, text, text, 0, 2, 1, 8, 1, 1, 1), Optional.empty()),
            parameters -> new HeadGraph(
                family, sizes, DraftVocabulary.all(sizes.outputs()), unembedding, parameters))) {
          training.parameters().forEach((name, array) -> start.put(name, array.toFloatArray()));
        }
        HeadNetwork network = new HeadNetwork(
            family, sizes, DraftVocabulary.all(sizes.outputs()), start, HeadDraft.embedding(model),
            Computation.of(model));
        float[] hidden = random(sizes.width(), 5);
        float[] expected = new float[sizes.outputs()];
        Computation.loops().multiply(hidden, 1, Dense.of(unembedding, null, sizes.outputs()).into(expected));
        assertArrayEquals(expected, network.at(hidden).logits(1, new int[][] {{3, 4}}), 1e-5f);
      }
    }
  }

  @Test
  void draftVocabulary_hasTheMostFrequentTokens() {
    DraftVocabulary found = DraftVocabulary.of(new int[] {7, 3, 7, 5, 5, 7, 1}, 3, 9);
    assertArrayEquals(new int[] {1, 5, 7}, found.tokens());
    assertEquals(2, found.output(7));
    assertTrue(found.output(3) < 0);
    Choices choices = found.greatest(new float[] {9, 9, 9, 2, 1, 3}, 1, 2);
    assertArrayEquals(new int[] {7, 1}, choices.tokens());
    assertEquals(-Math.log1p(Math.exp(-1) + Math.exp(-2)), choices.logProbabilities()[0], 1e-6);
    assertArrayEquals(new float[] {1, 5, 7}, found.rows(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, 1));
    assertEquals(DraftVocabulary.all(9), DraftVocabulary.of(new int[] {7}, 0, 9));
  }

  @Test
  void shapes_haveARoomierFirstLayer_whereDraftedTokensAreSeen() {
    HeadSizes sizes = new HeadSizes(2, 2, 8, 50, Optional.empty());
    Map<String, long[]> shapes = sizes.shapes(family(true));
    assertArrayEquals(new long[] {8, 24}, shapes.get("b1.0.linear.weight"));
    assertArrayEquals(new long[] {8, 24}, shapes.get("b1.0.res_connection.weight"));
    assertArrayEquals(new long[] {8, 8}, shapes.get("b1.1.linear.weight"));
    assertTrue(sizes.shapes(family(false)).keySet().stream()
        .noneMatch(name -> name.contains("res_connection")));
  }
}
