package io.headframe.lens.logit.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Tensor;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LogitLensTest {

  /** 32-bit sums of a dozen terms and a softmax. */
  private static final double TOLERANCE = 1e-5;

  private static final int[] TOKENS = {3, 17, 5, 22, 3, 17, 9};
  private static final String TEXT = "3 17 5 22 3 17 9";

  private static final int VOCABULARY = 30;
  private static final int WIDTH = 12;

  @TempDir
  Path folder;

  @Test
  void streamAfterTheLastBlock_readsAsTheLogits_bitForBit() {
    for (CausalLM opened : List.of(TestModels.random("llama"), TestModels.open(attentionOnly()))) {
      try (CausalLM model = opened) {
        String last = LensPlace.last(model.config().layers()).point().id();
        ForwardPlan plan = ForwardPlan.of(new int[][] {TOKENS}).capture(last);
        try (Activations seen = model.forward(plan);
            Activations read = model.forward(ForwardPlan.of(new int[][] {TOKENS})
                .startAt(model.config().layers(), Tensor.copyOf(seen.get(last))))) {
          assertArrayEquals(seen.logits().toFloatArray(), read.logits().toFloatArray());
        }
      }
    }
  }

  @Test
  void lastRow_isTheModelsPrediction_withoutDivergence() {
    try (CausalLM model = TestModels.random("llama")) {
      LogitLens.Findings found = read(model, TEXT, LensSites.OUT, true);
      assertEquals(List.of("0 out", "1 out", "2 out"), found.predictions().places());
      assertEquals(0, found.convergence().divergence()[2], 0);
      assertTrue(found.convergence().divergence()[0] > 0.1, Arrays.toString(found.convergence().divergence()));
      float[] logits;
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {TOKENS}))) {
        logits = seen.logits().toFloatArray();
      }
      int vocabulary = model.config().vocabularySize();
      for (int position = 0; position < TOKENS.length; position++) {
        double[] expected = softmax(Arrays.copyOfRange(logits, position * vocabulary, (position + 1) * vocabulary));
        check(expected, found, 2, position);
      }
    }
  }

  @Test
  void streamBeforeTheFirstBlock_readsAsUnembeddedEmbeddings() {
    InMemoryCheckpoint checkpoint = attentionOnly();
    Arrays.fill(checkpoint.values("pos_embed.weight"), 0);
    try (CausalLM model = TestModels.open(checkpoint)) {
      LogitLens.Findings found = read(model, TEXT, LensSites.IN, true);
      assertEquals(List.of("0 in", "1 in", "1 out"), found.predictions().places());
      float[] logits;
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {TOKENS}))) {
        logits = seen.logits().toFloatArray();
      }
      double divergence = 0;
      double entropy = 0;
      for (int position = 0; position < TOKENS.length; position++) {
        double[] expected = softmax(unembeddedEmbedding(checkpoint, TOKENS[position]));
        check(expected, found, 0, position);
        double[] last = softmax(Arrays.copyOfRange(
            logits, position * VOCABULARY, (position + 1) * VOCABULARY));
        for (int token = 0; token < last.length; token++) {
          divergence += last[token] * Math.log(last[token] / expected[token]) / TOKENS.length;
          entropy -= expected[token] * Math.log(expected[token]) / TOKENS.length;
        }
      }
      assertEquals(divergence, found.convergence().divergence()[0], TOLERANCE);
      assertEquals(entropy, found.convergence().entropy()[0], TOLERANCE);
      double loss = IntStream.range(0, TOKENS.length - 1)
          .mapToDouble(i -> -Math.log(found.nextTokens().probability()[0][i])).average().orElseThrow();
      assertEquals(loss, found.convergence().loss()[0], TOLERANCE);
    }
  }

  @Test
  void withoutNormalisation_theStreamIsUnembeddedAsItIs() {
    InMemoryCheckpoint checkpoint = TestModels.checkpoint("llama");
    try (CausalLM model = TestModels.open(checkpoint)) {
      float[] stream;
      try (Activations seen = model.forward(
          ForwardPlan.of(new int[][] {TOKENS}).capture("blocks.1.in").withoutLogits())) {
        stream = seen.get("blocks.1.in").toFloatArray();
      }
      LogitLens.Findings found = read(model, TEXT, LensSites.IN, false);
      int width = model.config().modelWidth();
      for (int position = 0; position < TOKENS.length; position++) {
        float[] row = Arrays.copyOfRange(stream, position * width, (position + 1) * width);
        check(softmax(times(checkpoint.values("lm_head.weight"), row)), found, 1, position);
      }
      assertTrue(found.convergence().divergence()[3] > 0.01, "the last row is compared with the normalised one");
    }
  }

  @Test
  void layersAndPositions_chooseAPartOfTheWhole() {
    try (CausalLM model = TestModels.random("llama")) {
      LogitLens.Findings all = read(model, TEXT, LensSites.ALL, true);
      assertEquals(List.of("0 in", "0 mid", "1 in", "1 mid", "2 in", "2 mid", "2 out"), all.predictions().places());
      assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3}, all.convergence().blocks());
      LogitLens.Findings part = run(new LogitLens.Parameters(
          model, TEXT, 2, LensSites.ALL, true, Optional.of(List.of(1)), Optional.of(List.of(6, 2))));
      assertEquals(List.of("1 in", "1 mid"), part.predictions().places());
      assertEquals(List.of("5", "9"), part.predictions().tokens());
      assertEquals(List.of(2, 6), part.predictions().positions());
      assertEquals(List.of("22", ""), part.nextTokens().next());
      assertEquals(all.nextTokens().rank()[3][2], part.nextTokens().rank()[1][0]);
      assertEquals(0, part.nextTokens().rank()[1][1]);
      assertEquals(all.predictions().candidates().get(3).get(6).get(0).token(),
          part.predictions().candidates().get(1).get(1).get(0).token());
    }
  }

  @Test
  void constructedModel_predictsTheRepetition_onlyAfterTheInductionHead() {
    try (CausalLM model = TestModels.constructed()) {
      LogitLens.Findings found = read(model, "ba de mi zo ba de mi zo", LensSites.IN, true);
      // Nothing writes what comes next before layer 1 has run: all 273 tokens are equally likely.
      assertArrayEquals(new double[] {Math.log(273), Math.log(273)},
          Arrays.copyOf(found.convergence().entropy(), 2), TOLERANCE);
      int[] before = found.nextTokens().rank()[1];
      assertArrayEquals(new int[] {273, 273, 273, 0}, Arrays.copyOfRange(before, 5, 9));
      int[] rank = found.nextTokens().rank()[2];
      assertArrayEquals(new int[] {1, 1, 1, 0}, Arrays.copyOfRange(rank, 5, 9));
      assertEquals(0, found.convergence().divergence()[2], 0);
    }
  }

  @Test
  void badInput_saysWhatIsAllowed() {
    try (CausalLM constructed = TestModels.constructed(); CausalLM llama = TestModels.random("llama")) {
      assertMessage("needs at least one token", () -> read(constructed, "  ", LensSites.IN, true));
      assertMessage("use --sites in or out", () -> read(constructed, "ba", LensSites.MID, true));
      assertMessage("129", () -> read(llama, "1 ".repeat(129), LensSites.IN, true));
      assertMessage("the layers 0 to 2", () -> run(new LogitLens.Parameters(
          llama, TEXT, 1, LensSites.IN, true, Optional.of(List.of(3)), Optional.empty())));
      assertMessage("the positions 0 to 6", () -> run(new LogitLens.Parameters(
          llama, TEXT, 1, LensSites.IN, true, Optional.empty(), Optional.of(List.of(7)))));
    }
  }

  @Test
  void reading_leavesNoArraysBehind() {
    try (CausalLM model = TestModels.random("llama")) {
      int before = ownedArrays(model);
      read(model, TEXT, LensSites.ALL, false);
      assertEquals(before, ownedArrays(model));
    }
  }

  private static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      return seen.logits().getManager().getParentManager().getManagedArrays().size();
    }
  }

  @Test
  void cancelledRun_endsAtTheNextLayer() {
    try (CausalLM model = TestModels.random("llama");
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(2)) {
      LogitLens.Parameters parameters = new LogitLens.Parameters(
          model, TEXT, 1, LensSites.IN, true, Optional.empty(), Optional.empty());
      assertThrows(RunCancelledException.class, () -> new LogitLens().run(parameters, run));
      assertEquals(1, run.progress().size());
    }
  }

  /** No normalisation. */
  private static InMemoryCheckpoint attentionOnly() {
    return AttentionOnlyCheckpoint.of(2, 2, 4, WIDTH, VOCABULARY, 16);
  }

  private static float[] unembeddedEmbedding(InMemoryCheckpoint checkpoint, int token) {
    float[] embedding = checkpoint.values("embed.weight");
    return times(checkpoint.values("unembed.weight"),
        Arrays.copyOfRange(embedding, token * WIDTH, (token + 1) * WIDTH));
  }

  private static float[] times(float[] matrix, float[] vector) {
    float[] product = new float[matrix.length / vector.length];
    for (int i = 0; i < matrix.length; i++) {
      product[i / vector.length] += matrix[i] * vector[i % vector.length];
    }
    return product;
  }

  private static double[] softmax(float[] logits) {
    double[] exponentials = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).toArray();
    double sum = DoubleStream.of(exponentials).sum();
    return DoubleStream.of(exponentials).map(value -> value / sum).toArray();
  }

  /** Compares candidates, rank and probability at a place and a position with a distribution. */
  private static void check(double[] expected, LogitLens.Findings found, int place, int position) {
    List<Integer> order = IntStream.range(0, expected.length).boxed()
        .sorted(Comparator.comparingDouble(token -> -expected[token])).toList();
    List<Predictions.Candidate> candidates = found.predictions().candidates().get(place).get(position);
    assertEquals(3, candidates.size());
    for (int k = 0; k < 3; k++) {
      assertEquals(order.get(k).toString(), candidates.get(k).token());
      assertEquals(expected[order.get(k)], candidates.get(k).probability(), TOLERANCE);
    }
    if (position + 1 < TOKENS.length) {
      int next = TOKENS[position + 1];
      assertEquals(1 + order.indexOf(next), found.nextTokens().rank()[place][position]);
      assertEquals(expected[next], found.nextTokens().probability()[place][position], TOLERANCE);
    }
  }

  private void assertMessage(String part, Executable call) {
    String message = assertThrows(HeadframeException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  private LogitLens.Findings read(CausalLM model, String text, LensSites sites, boolean normalize) {
    return run(new LogitLens.Parameters(model, text, 3, sites, normalize, Optional.empty(), Optional.empty()));
  }

  private LogitLens.Findings run(LogitLens.Parameters parameters) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new LogitLens().run(parameters, run);
    }
  }
}
