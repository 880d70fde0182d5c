package io.headframe.analysis.attribution.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every share against weights and captured activations, on random weights. */
class AttributorTest {

  /** Of the residual stream of the random GPT-2. */
  private static final int WIDTH = 32;

  /** 32-bit sums of about a hundred terms of size 1 on targets of size 10. */
  private static final double TOLERANCE = 2e-5;

  private static final Question QUESTION = new Question(new Random(3).ints(20, 0, 40).toArray(), 7, 31);

  @TempDir
  Path folder;

  static List<String> models() {
    return TestModels.RANDOM;
  }

  @ParameterizedTest
  @MethodSource("models")
  void shares_sumToTheTargetOfTheModelsLogits(String name) {
    try (CausalLM model = TestModels.random(name)) {
      float[] logits;
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {QUESTION.prompt()}).lastLogits())) {
        logits = seen.logits().toFloatArray();
      }
      double mean = 0;
      for (float logit : logits) {
        mean += logit / logits.length;
      }
      double[] expected = {logits[7] - logits[31], logits[7], logits[7] - mean};
      for (AttributionTarget target : AttributionTarget.values()) {
        Contributions found = attribute(model, target);
        assertEquals(expected[target.ordinal()], found.value(), 1e-5, target.title());
        assertEquals(found.value(), found.sum(), TOLERANCE, target.title());
        assertEquals(found.value(), found.accumulated()[found.accumulated().length - 1], TOLERANCE);
        double first = found.constant() + found.embedding() + found.positions();
        assertEquals(first, found.accumulated()[0], TOLERANCE);
        assertTrue(Math.abs(found.value()) > 100 * TOLERANCE, "a target of 0 would be the sum of nothing");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void shareOfAHead_isWhatItWrites_alongTheDirection(String name) {
    try (CausalLM model = TestModels.random(name)) {
      Contributions found = attribute(model, AttributionTarget.LOGIT_DIFFERENCE);
      int width = model.config().modelWidth();
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {QUESTION.prompt()}).lastLogits()
          .capture("blocks.*.attn.result", "blocks.2.out"))) {
        LinearEnd end = LinearEnd.of(
            model, row(seen.get("blocks.2.out").toFloatArray(), 19, width), QUESTION,
            AttributionTarget.LOGIT_DIFFERENCE);
        for (int layer = 0; layer < 3; layer++) {
          float[] results = seen.get("blocks." + layer + ".attn.result").toFloatArray();
          for (int head = 0; head < 4; head++) {
            double expected = end.of(row(results, 19 * 4 + head, width));
            assertEquals(expected, found.heads()[layer][head], TOLERANCE);
            assertTrue(Math.abs(expected) > 1e-4, "head " + layer + "." + head + " adds " + expected);
          }
        }
      }
    }
  }

  @Test
  void direction_isTheUnembedding_throughGainAndHeldDivisor() {
    InMemoryCheckpoint checkpoint = TestModels.checkpoint("gpt2");
    float[] residual = new float[WIDTH];
    for (int i = 0; i < residual.length; i++) {
      residual[i] = (float) Math.sin(i) + 2;
    }
    double mean = mean(residual);
    double variance = 0;
    for (float value : residual) {
      variance += (value - mean) * (value - mean) / residual.length;
    }
    double scale = Math.sqrt(variance + 1e-5);
    float[] unembedding = checkpoint.values("transformer.wte.weight");
    float[] gain = checkpoint.values("transformer.ln_f.weight");
    float[] bias = checkpoint.values("transformer.ln_f.bias");
    double[] gained = new double[WIDTH];
    double constant = 0;
    for (int i = 0; i < gained.length; i++) {
      double difference = unembedding[7 * WIDTH + i] - unembedding[31 * WIDTH + i];
      gained[i] = difference * gain[i];
      constant += difference * bias[i];
    }
    double centre = DoubleStream.of(gained).average().orElseThrow();
    try (CausalLM model = TestModels.open(checkpoint)) {
      LinearEnd end = LinearEnd.of(model, residual, QUESTION, AttributionTarget.LOGIT_DIFFERENCE);
      for (int i = 0; i < gained.length; i++) {
        assertEquals((gained[i] - centre) / scale, end.direction()[i], 1e-5);
      }
      assertEquals(constant, end.constant(), 1e-5);
    }
  }

  @Test
  void neuronsAndTheBias_sumToTheShareOfFeedForward() {
    InMemoryCheckpoint checkpoint = TestModels.checkpoint("gpt2");
    try (CausalLM model = TestModels.open(checkpoint)) {
      Contributions found = attribute(model, AttributionTarget.LOGIT_DIFFERENCE);
      try (Activations seen = model.forward(
          ForwardPlan.of(new int[][] {QUESTION.prompt()}).capture("blocks.2.out").withoutLogits())) {
        LinearEnd end = LinearEnd.of(
            model, row(seen.get("blocks.2.out").toFloatArray(), 19, WIDTH), QUESTION,
            AttributionTarget.LOGIT_DIFFERENCE);
        for (int layer = 0; layer < 3; layer++) {
          double bias = end.of(checkpoint.values("transformer.h." + layer + ".mlp.c_proj.bias"));
          assertEquals(4 * WIDTH, found.neurons()[layer].length);
          assertEquals(
              found.feedForward()[layer], DoubleStream.of(found.neurons()[layer]).sum() + bias, TOLERANCE);
          assertEquals(
              end.of(checkpoint.values("transformer.h." + layer + ".attn.c_proj.bias")),
              found.attentionBias()[layer], TOLERANCE);
        }
      }
    }
  }

  @Test
  void meanOverPrompts_isTakenPartByPart() {
    try (CausalLM model = TestModels.random("llama")) {
      Contributions one = attribute(model, AttributionTarget.LOGIT_DIFFERENCE);
      Contributions other = new Attributor(model, AttributionTarget.LOGIT_DIFFERENCE, true)
          .of(new Question(new int[] {1, 2, 3}, 4, 5), run());
      Contributions mean = Contributions.mean(List.of(one, other));
      assertEquals((one.heads()[1][2] + other.heads()[1][2]) / 2, mean.heads()[1][2], 1e-12);
      assertEquals((one.neurons()[2][9] + other.neurons()[2][9]) / 2, mean.neurons()[2][9], 1e-12);
      assertEquals((one.sum() + other.sum()) / 2, mean.sum(), 1e-12);
      assertEquals((one.value() + other.value()) / 2, mean.value(), 1e-12);
    }
  }

  @Test
  void attribution_leavesNoArraysBehind() {
    try (CausalLM model = TestModels.random("gpt2")) {
      int before = ownedArrays(model);
      attribute(model, AttributionTarget.CENTRED_LOGIT);
      assertEquals(before, ownedArrays(model));
    }
  }

  private static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      return seen.logits().getManager().getParentManager().getManagedArrays().size();
    }
  }

  private Contributions attribute(CausalLM model, AttributionTarget target) {
    return new Attributor(model, target, true).of(QUESTION, run());
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static float[] row(float[] values, int row, int width) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
