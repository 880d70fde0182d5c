package io.headframe.draft.eagle.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.testing.TestRun;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.FrozenModel;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.HiddenSite;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class EagleTrainingTest {

  private static final CausalLM MODEL = TestModels.random("llama");
  private static final int WINDOW = 12;

  @TempDir
  private Path folder;

  @AfterAll
  static void close() {
    MODEL.close();
  }

  @Test
  void smoothL1_isSquareWithin1_andALineBeyond() {
    try (NDManager memory = NDManager.newBaseManager()) {
      float[] found =
          EagleGraph.smoothL1(memory.create(new float[] {-3, -1, -.5f, 0, .25f, 1, 2.5f})).toFloatArray();
      float[] expected = {2.5f, .5f, .125f, 0, .03125f, .5f, 2};
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], found[i], 1e-6);
      }
    }
  }

  /** Both terms of a batch, with the noise that the step draws, after the weights were trained a little. */
  @Test
  void loss_isThatOfTheFormulas() {
    DraftTraining task = task(2, 3);
    FrozenEnds ends = FrozenEnds.of(MODEL);
    AtomicReference<EagleGraph> graph = new AtomicReference<>();
    EagleSizes sizes = new EagleSizes(LayerSizes.of(
        MODEL.config(), 10000, 1e-6, false), false);
    FrozenModel batches = new FrozenModel(task, Optional.of(DraftVocabulary.all(TestModels.VOCABULARY)));
    try (TrainingRun<HeadBatch> steps = new TrainingRun<>(new TrainingSettings(1, Schedule.constant(1e-2),
        AdamW.withDecay(0), 1, List.of()), batches, parameters -> {
          graph.set(new EagleGraph(sizes, ends, parameters));
          return graph.get();
        })) {
      for (int i = 0; i < 5; i++) {
        steps.next();
      }
      Map<String, float[]> weights = new HashMap<>();
      steps.parameters().forEach((name, array) -> weights.put(name, array.toFloatArray()));
      PlainEagle plain = new PlainEagle(sizes, weights, ends);
      steps.inStep(context -> {
        HeadBatch batch = batches.batch(context);
        List<LossTerm> terms = graph.get().terms(batch, context);
        double[] expected = losses(plain, batch, Initialization.uniform(0.1)
            .values(2 * (WINDOW - 1) * MODEL.config().modelWidth(), context.random("noise")));
        assertEquals(List.of(1.0, 0.1), terms.stream().map(LossTerm::weight).toList());
        assertEquals(expected[0], terms.get(0).value().getFloat(), 1e-4 * expected[0]);
        assertEquals(expected[1], terms.get(1).value().getFloat(), 1e-4 * expected[1]);
        return null;
      });
    }
  }

  private static double[] losses(PlainEagle plain, HeadBatch batch, float[] noise) {
    int width = MODEL.config().modelWidth();
    double features = 0;
    double tokens = 0;
    int places = 0;
    for (int window = 0; window < batch.tokens().length; window++) {
      int[] read = batch.tokens()[window];
      float[] hidden;
      float[] logits;
      String site = HiddenSite.of(MODEL);
      try (Activations seen = MODEL.forward(ForwardPlan.of(new int[][] {read}).capture(site))) {
        hidden = seen.get(site).toFloatArray();
        logits = seen.logits().toFloatArray();
      }
      for (int at = 1; at < read.length; at++) {
        double[][] before = new double[at][];
        for (int i = 0; i < at; i++) {
          before[i] = Samples.doubles(hidden, i * width, width);
          for (int d = 0; d < width; d++) {
            before[i][d] += noise[(window * (read.length - 1) + i) * width + d];
          }
        }
        double[] expected = plain.expected(before, Arrays.copyOfRange(read, 1, at + 1));
        for (int d = 0; d < width; d++) {
          double apart = Math.abs(expected[d] - hidden[at * width + d]);
          features += (apart < 1 ? apart * apart / 2 : apart - .5) / width;
        }
        double[] law = softmax(Samples.doubles(logits, at * TestModels.VOCABULARY, TestModels.VOCABULARY));
        double[] found = softmax(plain.logits(expected));
        for (int i = 0; i < law.length; i++) {
          tokens -= law[i] * Math.log(found[i]);
        }
        places++;
      }
    }
    return new double[] {features / places, tokens / places};
  }

  private static double[] softmax(double[] logits) {
    double[] law = Arrays.stream(logits).map(Math::exp).toArray();
    double sum = Arrays.stream(law).sum();
    return Arrays.stream(law).map(each -> each / sum).toArray();
  }

  @Test
  void training_lowersTheLoss_andExpectsWhatNoConstantDoes() throws IOException {
    try (TestRun run = new TestRun(TestModels.leases(), folder, 1)) {
      DraftTraining task = task(4, 100);
      DraftReport report = new Eagle().train(task, folder.resolve("eagle"), run);
      double[] features = report.loss().series().get(1).y();
      assertEquals(EagleGraph.FEATURES, report.loss().series().get(1).name());
      double first = Arrays.stream(features, 0, 10).average().orElseThrow();
      double last = Arrays.stream(features, features.length - 10, features.length).average().orElseThrow();
      assertTrue(last < 0.8 * first, first + " to " + last);
      double constant = mostFrequent(task.heldOut());
      for (double accuracy : report.accuracies()) {
        assertTrue(accuracy > 1.3 * constant, report.accuracies() + " where one token is right at " + constant);
      }
      // Which tree is fastest depends on the machine.
      assertTrue(report.expected() >= 1, report.tree() + " gives " + report.expected() + " tokens a pass");
    }
  }

  /** The share of the places at which the model expects the token that it expects most often. */
  private static double mostFrequent(int[] text) {
    int[] counts = new int[TestModels.VOCABULARY];
    int places = 0;
    for (int from = 0; from + WINDOW <= text.length; from += WINDOW) {
      try (Activations seen = MODEL.forward(
              ForwardPlan.of(new int[][] {Arrays.copyOfRange(text, from, from + WINDOW)}));
          NDArray best = seen.logits().argMax(2)) {
        for (long token : best.toLongArray()) {
          counts[(int) token]++;
          places++;
        }
      }
    }
    return (double) Arrays.stream(counts).max().orElseThrow() / places;
  }

  /** Each depth and place by itself, in double precision. */
  @Test
  void accuracies_areThoseOfASecondCount() throws IOException {
    FrozenEnds ends = FrozenEnds.of(MODEL);
    EagleSizes sizes = new EagleSizes(LayerSizes.of(MODEL.config(), 10000, 1e-6, false), false);
    int width = MODEL.config().modelWidth();
    Map<String, float[]> weights = Samples.weights(sizes, 4);
    // Small, so that features do not grow from depth to depth.
    weights.values().forEach(each -> {
      for (int i = 0; i < each.length; i++) {
        each[i] *= 0.2f;
      }
    });
    // Long enough for random weights to be right by chance.
    int[] text = text(110, 3);
    String site = HiddenSite.of(MODEL);
    float[] hidden;
    long[] likeliest;
    try (Activations seen = MODEL.forward(ForwardPlan.of(new int[][] {text}).capture(site));
        NDArray best = seen.logits().argMax(2)) {
      hidden = seen.get(site).toFloatArray();
      likeliest = best.toLongArray();
    }
    PlainEagle plain = new PlainEagle(sizes, weights, ends);
    double[] hits = new double[3];
    for (int at = 0; at < text.length; at++) {
      List<double[]> features = new ArrayList<>();
      for (int i = 0; i <= at; i++) {
        features.add(Samples.doubles(hidden, i * width, width));
      }
      for (int depth = 0; depth < hits.length && at + 1 + depth < text.length; depth++) {
        double[] expected =
            plain.expected(features.toArray(double[][]::new), Arrays.copyOfRange(text, 1, at + 2 + depth));
        double[] logits = plain.logits(expected);
        double greatest = Arrays.stream(logits).max().orElseThrow();
        hits[depth] += logits[(int) likeliest[at + 1 + depth]] == greatest ? 1.0 / (text.length - 1 - depth) : 0;
        features.add(expected);
      }
    }
    assertTrue(Arrays.stream(hits).sum() > 0, "nothing to count");
    EagleNetwork network = new EagleNetwork(sizes, weights, DraftVocabulary.all(TestModels.VOCABULARY), ends,
        Computation.of(MODEL));
    try (TestRun run = new TestRun(TestModels.leases(), folder, 1)) {
      List<Double> found = new EagleAccuracy(network, MODEL).measure(text, text.length, hits.length, run);
      for (int depth = 0; depth < hits.length; depth++) {
        assertEquals(hits[depth], found.get(depth), 1e-9, "depth " + depth);
      }
    }
  }

  @Test
  void severalLayers_areRefused() {
    DraftTraining one = task(1, 1);
    DraftTraining task = new DraftTraining(MODEL, one.trained(), one.heldOut(), 0, 3, 2, WINDOW, 1, 1, 1e-2);
    HeadframeException refused = assertThrows(HeadframeException.class, () -> new EagleTraining(task));
    assertEquals(EagleError.LAYERS.id(), refused.id());
  }

  private static DraftTraining task(int batch, int steps) {
    return new DraftTraining(MODEL, text(3000, 1), text(400, 2), 0, 3, 0, WINDOW, batch, steps, 1e-2);
  }

  private static int[] text(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = i % 5 == 0 ? random.nextInt(TestModels.VOCABULARY) : (tokens[i - 1] * 3 + 1) % TestModels.VOCABULARY;
    }
    return tokens;
  }
}
