package io.headframe.transform.foldnorms.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.transform.LogProbabilities;
import io.headframe.core.model.transform.TransformReport;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.core.model.weights.AttentionWeights;
import io.headframe.core.model.weights.HeadWeights;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.model.weights.NeuronWeights;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormFoldingTest {

  /** 32-bit sums of about a hundred terms of size 1, three layers deep, on logits of size 10. */
  private static final double TOLERANCE = 2e-4;

  private static final int[][] TOKENS = {
      new Random(3).ints(20, 0, 40).toArray(), new Random(4).ints(20, 0, 40).toArray()};

  private final NormFolding folding = new NormFolding();

  static Stream<String> models() {
    return Stream.of(RandomModels.LAYER_NORM, RandomModels.RMS_NORM, List.of("attention-only")).flatMap(List::stream);
  }

  static Stream<String> withLayerNorm() {
    return RandomModels.LAYER_NORM.stream();
  }

  static Stream<String> withRmsNorm() {
    return RandomModels.RMS_NORM.stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void exactSteps_togetherAndAlone_keepTheLogProbabilities(String name) {
    try (CausalLM model = RandomModels.open(name)) {
      double[][] before = logProbabilities(model);
      assertSame(before, model, exact(model));
      for (String step : exact(model)) {
        assertSame(before, model, Set.of(step));
      }
    }
  }

  /** The report says what the test measures by itself. */
  private void assertSame(double[][] before, CausalLM model, Set<String> steps) {
    try (TransformedModel folded = folding.apply(model, steps, TOKENS)) {
      double[][] after = logProbabilities(folded.model());
      double greatest = 0;
      for (int i = 0; i < before.length; i++) {
        assertArrayEquals(before[i], after[i], TOLERANCE, steps + " position " + i);
        for (int v = 0; v < after[i].length; v++) {
          greatest = Math.max(greatest, Math.abs(after[i][v] - before[i][v]));
        }
      }
      TransformReport report = folded.report();
      // The report's logarithms are 32-bit numbers of size 10 to 16, with steps of 1e-6, before and after.
      assertEquals(greatest, report.greatestDifference(), 3e-6, steps.toString());
      assertEquals(40, report.positions());
      assertEquals(steps, report.taken().stream().map(TransformStep::id).collect(Collectors.toSet()));
    }
  }

  @Test
  void differentModels_areReportedAsDifferent() {
    try (CausalLM model = RandomModels.open("gpt2 tied"); CausalLM other = RandomModels.open("gpt2 untied")) {
      assertTrue(LogProbabilities.greatestDifference(model, other, TOKENS) > 0.1);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void foldedGains_areGone(String name) {
    try (CausalLM model = RandomModels.open(name);
        TransformedModel folded = folding.apply(model, exact(model), TOKENS);
        ModelWeights weights = folded.model().weights()) {
      assertTrue(weights.finalNorm().isEmpty());
      for (int layer = 0; layer < model.config().layers(); layer++) {
        assertTrue(weights.attention(layer).norm().isEmpty());
        assertTrue(model.config().mlpWidth() == 0 || weights.neurons(layer).norm().isEmpty());
        for (HeadWeights head : weights.attention(layer).heads()) {
          assertTrue(head.valueBias().isEmpty());
        }
      }
      if (name.equals("attention-only")) {
        return;
      }
      try (Activations seen = folded.model().forward(ForwardPlan.of(TOKENS)
          .capture("blocks.1.ln1.normalized", "blocks.1.ln1.out", "ln_final.normalized", "ln_final.out"))) {
        assertArrayEquals(seen.get("blocks.1.ln1.normalized").toFloatArray(),
            seen.get("blocks.1.ln1.out").toFloatArray());
        assertArrayEquals(seen.get("ln_final.normalized").toFloatArray(), seen.get("ln_final.out").toFloatArray());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withLayerNorm")
  void centredWeights_writeNoMean(String name) {
    try (CausalLM model = RandomModels.open(name);
        TransformedModel folded = folding.apply(model, exact(model), TOKENS);
        ModelWeights weights = folded.model().weights()) {
      int width = model.config().modelWidth();
      assertCentred(weights.embedding().toFloatArray(), width);
      weights.positionEmbedding().ifPresent(table -> assertCentred(table.toFloatArray(), width));
      for (int layer = 0; layer < model.config().layers(); layer++) {
        AttentionWeights attention = weights.attention(layer);
        attention.heads().forEach(head -> assertCentred(head.output().toFloatArray(), width));
        assertCentred(attention.outputBias().orElseThrow().toFloatArray(), width);
        NeuronWeights neurons = weights.neurons(layer);
        assertCentred(neurons.out().toFloatArray(), width);
        assertCentred(neurons.outBias().orElseThrow().toFloatArray(), width);
      }
      assertCentred(weights.unembedding().toFloatArray(), model.config().vocabularySize());
      assertCentred(weights.unembeddingBias().orElseThrow().toFloatArray(), model.config().vocabularySize());
    }
  }

  /** Activations of the stream are those of the original less their mean. */
  @Test
  void centredStream_isTheStreamLessItsMean() {
    String site = "blocks.1.out";
    try (CausalLM model = RandomModels.open("neox parallel");
        TransformedModel folded = folding.apply(model, exact(model), TOKENS);
        Activations before = model.forward(ForwardPlan.of(TOKENS).capture(site));
        Activations after = folded.model().forward(ForwardPlan.of(TOKENS).capture(site))) {
      float[] expected = before.get(site).sub(before.get(site).mean(new int[] {2}, true)).toFloatArray();
      assertArrayEquals(expected, after.get(site).toFloatArray(), (float) TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("withRmsNorm")
  void centringBeforeRmsNorm_isRefusedWithTheReason(String name) {
    try (CausalLM model = RandomModels.open(name)) {
      assertRefused(model, "RmsNorm, which does not subtract the mean");
    }
  }

  @Test
  void centringWithoutNorms_isRefusedWithTheReason() {
    try (CausalLM model = RandomModels.open("attention-only")) {
      assertRefused(model, "attention of layer 0 reads the residual stream without a norm");
    }
  }

  private void assertRefused(CausalLM model, String reason) {
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> folding.apply(model, Set.of("center-writing-weights"), TOKENS).close());
    assertEquals("HF-FOLD-001", error.id());
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  @Test
  void unknownStep_isNamed() {
    try (CausalLM model = RandomModels.open("llama tied")) {
      HeadframeException error = assertThrows(HeadframeException.class,
          () -> folding.apply(model, Set.of("fold-everything"), TOKENS).close());
      assertEquals("HF-FOLD-003", error.id());
    }
  }

  @Test
  void noStep_isACopyWithTheSameNumbers() {
    try (CausalLM model = RandomModels.open("gpt2 tied");
        TransformedModel copy = folding.apply(model, Set.of(), TOKENS)) {
      assertEquals(0, copy.report().greatestDifference(), 1e-5);
      assertTrue(copy.report().taken().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void foldedModel_livesOnWithoutTheOld_andTheOldIsUnchanged(String name) {
    CausalLM model = RandomModels.open(name);
    double[][] before = logProbabilities(model);
    TransformedModel first = folding.apply(model, exact(model), TOKENS);
    TransformedModel second = folding.apply(model, exact(model), TOKENS);
    second.close();
    double[][] again = logProbabilities(model);
    for (int i = 0; i < before.length; i++) {
      assertArrayEquals(before[i], again[i], 0);
    }
    model.close();
    model.close();
    try (CausalLM folded = first.model(); Session session = folded.session()) {
      assertEquals(2, folded.tokenizer().encode("1 2").length);
      double[][] after = logProbabilities(folded);
      session.append(TOKENS[0]);
      assertArrayEquals(before[19], after[19], TOLERANCE);
    }
  }

  @Test
  void foldedModel_hasTheSamePoints_andAnotherDigest() {
    try (CausalLM model = RandomModels.open("neox in sequence");
        TransformedModel all = folding.apply(model, exact(model), TOKENS);
        TransformedModel some = folding.apply(model, Set.of("center-unembed"), TOKENS)) {
      assertEquals(model.points(), all.model().points());
      assertEquals(model.config(), all.model().config());
      assertNotEquals(model.digest(), all.model().digest());
      assertNotEquals(some.model().digest(), all.model().digest());
    }
  }

  @Test
  void folding_leavesNothingInTheOldModelsMemory() {
    try (CausalLM model = RandomModels.open("gpt2 tied")) {
      int before = ownedArrays(model);
      folding.apply(model, exact(model), TOKENS).close();
      assertEquals(before, ownedArrays(model));
    }
  }

  @Test
  void report_saysWhatIsExactAndWhatIsNot() {
    try (CausalLM layerNorm = RandomModels.open("gpt2 tied"); CausalLM rmsNorm = RandomModels.open("qwen2 tied")) {
      assertEquals(List.of("fold-layer-norm", "fold-value-biases", "center-writing-weights", "center-unembed"),
          folding.steps(layerNorm).stream().map(TransformStep::id).toList());
      assertTrue(folding.steps(layerNorm).stream().allMatch(TransformStep::exact));
      assertFalse(folding.steps(rmsNorm).get(2).exact());
    }
  }

  @Test
  void report_saysWhereThereIsNothingToFold() {
    assertNothingToFold("attention-only", true, true);
    assertNothingToFold("llama tied", false, true);
    assertNothingToFold("qwen2 tied", false, false);
    assertNothingToFold("neox parallel", false, false);
  }

  private void assertNothingToFold(String name, boolean norms, boolean values) {
    try (CausalLM model = RandomModels.open(name)) {
      List<TransformStep> steps = folding.steps(model);
      assertEquals(norms, steps.get(0).reason().startsWith("there is no"), name);
      assertEquals(values, steps.get(1).reason().startsWith("there is no"), name);
    }
  }

  private Set<String> exact(CausalLM model) {
    return folding.steps(model).stream().filter(TransformStep::exact).map(TransformStep::id)
        .collect(Collectors.toSet());
  }

  /** [sequence · position][vocabulary], by a loop of its own in double precision. */
  private static double[][] logProbabilities(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(TOKENS))) {
      float[] logits = seen.logits().toFloatArray();
      int vocabulary = model.config().vocabularySize();
      double[][] result = new double[logits.length / vocabulary][vocabulary];
      for (int row = 0; row < result.length; row++) {
        double sum = 0;
        for (int v = 0; v < vocabulary; v++) {
          sum += Math.exp(logits[row * vocabulary + v]);
        }
        for (int v = 0; v < vocabulary; v++) {
          result[row][v] = logits[row * vocabulary + v] - Math.log(sum);
        }
      }
      return result;
    }
  }

  private static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      return seen.logits().getManager().getParentManager().getManagedArrays().size();
    }
  }

  private static void assertCentred(float[] rows, int width) {
    for (int row = 0; row < rows.length / width; row++) {
      double sum = 0;
      double size = 0;
      for (int i = 0; i < width; i++) {
        sum += rows[row * width + i];
        size += Math.abs(rows[row * width + i]);
      }
      assertEquals(0, sum, 1e-6 * size, "row " + row);
      assertTrue(size > 0);
    }
  }
}
