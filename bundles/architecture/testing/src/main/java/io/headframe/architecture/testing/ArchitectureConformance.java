package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Session;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.TensorData.ElementType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every architecture must do. A test class extends it, gives the checkpoints and an independent forward pass, and
 * adds what is particular. What is tested in a class of its own is nested here.
 */
public abstract class ArchitectureConformance extends ArchitectureFixture {

  /**
   * @param architecture what is tested
   * @param variants names of the checkpoints
   */
  protected ArchitectureConformance(ModelArchitecture architecture, String... variants) {
    super(architecture, variants);
  }

  /** What interventions do. */
  @Nested
  class Interventions extends InterventionConformance {

    Interventions() {
      super(ArchitectureConformance.this);
    }
  }

  /** What plans read, run and return. */
  @Nested
  class Plans extends PlanConformance {

    Plans() {
      super(ArchitectureConformance.this);
    }
  }

  /** Gradients of passes. */
  @Nested
  class Gradients extends GradientConformance {

    Gradients() {
      super(ArchitectureConformance.this);
    }
  }

  /** Which plans are refused. */
  @Nested
  class Refusals extends RefusalConformance {

    Refusals() {
      super(ArchitectureConformance.this);
    }
  }

  /** Sessions through kernels. */
  @Nested
  class FastPasses extends FastPassConformance {

    FastPasses() {
      super(ArchitectureConformance.this);
    }
  }

  /** What sessions promise. */
  @Nested
  class Sessions extends SessionConformance {

    Sessions() {
      super(ArchitectureConformance.this);
    }
  }

  /** How long arrays live. */
  @Nested
  class Lifetimes extends LifetimeConformance {

    Lifetimes() {
      super(ArchitectureConformance.this);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void logits_equalAnIndependentForward(String variant) {
    InMemoryCheckpoint checkpoint = checkpoint(variant);
    double[][] expected = reference(checkpoint, tokens);
    try (CausalLM model = open(checkpoint)) {
      float[] logits = logits(model, tokens);
      for (int t = 0; t < tokens.length; t++) {
        for (int v = 0; v < VOCABULARY; v++) {
          assertEquals(expected[t][v], logits[t * VOCABULARY + v], TOLERANCE, "position " + t + ", token " + v);
        }
      }
    }
  }

  @Test
  void batch_equalsItsSequencesAlone() {
    int[] other = new Random(10).ints(70, 0, VOCABULARY).toArray();
    try (CausalLM model = open(checkpoint());
        Activations both = model.forward(ForwardPlan.of(new int[][] {tokens, other}))) {
      assertArrayEquals(logits(model, tokens), both.logits().get(0).toFloatArray(), 2e-5f);
      assertArrayEquals(logits(model, other), both.logits().get(1).toFloatArray(), 2e-5f);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aToken_changesNoLogitBeforeIt(String variant) {
    int[] changed = tokens.clone();
    changed[50] = (changed[50] + 1) % VOCABULARY;
    int at = 50 * VOCABULARY;
    try (CausalLM model = open(checkpoint(variant))) {
      float[] before = logits(model, tokens);
      float[] after = logits(model, changed);
      assertArrayEquals(Arrays.copyOf(before, at), Arrays.copyOf(after, at));
      assertFalse(Arrays.equals(
          Arrays.copyOfRange(before, at, at + VOCABULARY), Arrays.copyOfRange(after, at, at + VOCABULARY)));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void stepByStep_equalsPrefill(String variant) {
    try (CausalLM model = open(checkpoint(variant)); Session session = model.session()) {
      float[] whole = logits(model, tokens);
      int position = 0;
      // Single tokens, chunks, and across the growth of the cache at 64 positions.
      for (int length : new int[] {3, 1, 1, 20, 1, 40, 1, 3}) {
        float[] logits = session.append(Arrays.copyOfRange(tokens, position, position + length));
        position += length;
        // Products of other shapes are summed in another order.
        assertArrayEquals(Arrays.copyOfRange(whole, (position - 1) * VOCABULARY, position * VOCABULARY), logits,
            (float) TOLERANCE);
      }
      assertEquals(tokens.length, session.length());
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void captureOfEverySite_changesNothing_andHasTheDeclaredShape(String variant) {
    try (CausalLM model = open(checkpoint(variant))) {
      float[] plain = logits(model, tokens);
      try (Activations seen = model.forward(everySite(model))) {
        assertArrayEquals(plain, seen.logits().toFloatArray());
        int layers = model.config().layers();
        assertEquals(
            model.sites().stream().mapToInt(site -> site.perLayer() ? layers : 1).sum(), seen.points().size());
        for (HookPoint point : seen.points()) {
          assertShape(model, point, seen.get(point.id()));
          for (String alias : point.site().aliases()) {
            String name = alias.replace("{i}", Integer.toString(point.layer()));
            assertEquals(seen.get(point.id()), seen.get(name), name);
          }
        }
      }
    }
  }

  /** Divisor and quotient are those of the stream, or of the stream less its mean. */
  @Test
  void normalizedStream_timesItsScale_isTheStreamUpToItsMean() {
    try (CausalLM model = open(checkpoint())) {
      if (!model.sites().contains(HookSites.ATTN_NORMALIZED)) {
        return;
      }
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens})
          .capture("blocks.1.in", "blocks.1.ln1.scale", "blocks.1.ln1.normalized"))) {
        NDArray normalized = seen.get("blocks.1.ln1.normalized");
        float[] difference = seen.get("blocks.1.in").sub(normalized.mul(seen.get("blocks.1.ln1.scale"))).toFloatArray();
        float[] meanSquares = normalized.square().mean(new int[] {-1}).toFloatArray();
        int width = model.config().modelWidth();
        for (int i = 0; i < difference.length; i++) {
          assertEquals(difference[i / width * width], difference[i], 1e-5f, "the same in all of a position");
          // Less than 1 by epsilon / scale².
          assertEquals(1, meanSquares[i / width], 1e-2f, "mean square");
        }
      }
    }
  }

  @Test
  void resultsOfHeads_sumToTheAttentionOutputWithoutItsBias() {
    InMemoryCheckpoint checkpoint = checkpoint();
    try (CausalLM model = open(checkpoint);
        Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens})
            .capture("blocks.*.attn.result", "blocks.*.attn.out").withoutLogits())) {
      for (int layer = 0; layer < model.config().layers(); layer++) {
        float[] out = seen.get("blocks." + layer + ".attn.out").toFloatArray();
        float[] sum = seen.get("blocks." + layer + ".attn.result").sum(new int[] {2}).toFloatArray();
        String bias = attentionBias(layer);
        for (int i = 0; i < out.length && bias != null; i++) {
          sum[i] += checkpoint.values(bias)[i % model.config().modelWidth()];
        }
        assertArrayEquals(out, sum, 2e-5f);
      }
    }
  }

  @Test
  void manyPasses_leaveNoArraysBehind() {
    try (CausalLM model = open(checkpoint())) {
      int before = ownedArrays(model);
      for (int i = 0; i < 20; i++) {
        logits(model, tokens);
        try (Session session = model.session()) {
          session.append(tokens);
          session.append(1);
        }
      }
      assertEquals(before, ownedArrays(model));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void sixteenBitTypes_areReadExactly(String variant) {
    assertSameLogits(checkpoint(variant).storedAs(ElementType.F32, ArchitectureConformance::bfloat16),
        checkpoint(variant).storedAs(ElementType.BF16, ArchitectureConformance::bfloat16));
    assertSameLogits(checkpoint(variant).storedAs(ElementType.F32, HalfPrecision::round),
        checkpoint(variant).storedAs(ElementType.F16, HalfPrecision::round));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyTensor_thatIsMissingOrMisshapen_isNamed(String variant) {
    for (String name : checkpoint(variant).names()) {
      InMemoryCheckpoint misshapen = checkpoint(variant);
      long[] shape = misshapen.shape(name);
      assertRefused(misshapen.reshape(name, 7, 11), "HF-MODEL-006", name, "[7, 11]", Arrays.toString(shape));
      assertRefused(checkpoint(variant).without(name), "HF-MODEL-005", name, Arrays.toString(shape));
    }
  }

  @Test
  void promptLongerThanTheContext_isRefused_andTheSessionGoesOn() {
    try (CausalLM model = open(checkpoint()); Session session = model.session()) {
      session.append(tokens);
      HeadframeException error = assertThrows(HeadframeException.class, () -> session.append(tokens));
      assertTrue(error.getMessage().contains("140") && error.getMessage().contains("128"), error.getMessage());
      assertEquals(70, session.length());
      session.append(1);
      assertEquals(71, session.length());
    }
  }

  @Test
  void tokenOutsideTheVocabulary_isNamed() {
    try (CausalLM model = open(checkpoint())) {
      HeadframeException error = assertThrows(HeadframeException.class, () -> logits(model, 1, VOCABULARY));
      assertEquals("HF-MODEL-008", error.id());
    }
  }

  /** Views by role and head, multiplied with the recorded inputs, give the recorded activations. */
  @ParameterizedTest
  @MethodSource("variants")
  void weights_computeTheActivations(String variant) {
    try (CausalLM model = open(checkpoint(variant));
        ModelWeights weights = model.weights();
        Activations seen = model.forward(everySite(model))) {
      WeightChecks checks = new WeightChecks(model, weights, seen);
      checks.embeddings(tokens);
      for (int layer = 0; layer < model.config().layers(); layer++) {
        checks.attention(layer);
        checks.neurons(layer);
      }
      checks.unembedding();
    }
  }

  @Test
  void weights_thatAreClosed_leaveNoArraysBehind() {
    try (CausalLM model = open(checkpoint())) {
      int before = ownedArrays(model);
      ModelWeights weights = model.weights();
      weights.embedding();
      weights.unembedding();
      weights.finalNorm();
      weights.attention(0).headsWithGain().get(0).ov().times(weights.head(1, 0).qk()).frobeniusNorm();
      weights.close();
      assertEquals(before, ownedArrays(model));
      assertEquals(model.config().vocabularySize() * tokens.length, logits(model, tokens).length);
    }
  }

  private void assertSameLogits(InMemoryCheckpoint expected, InMemoryCheckpoint actual) {
    try (CausalLM one = open(expected); CausalLM other = open(actual)) {
      assertArrayEquals(logits(one, tokens), logits(other, tokens));
    }
  }

  private ForwardPlan everySite(CausalLM model) {
    return ForwardPlan.of(new int[][] {tokens}).capture(
        model.sites().stream().map(HookSite::template).map(id -> id.replace("{i}", "*")).toArray(String[]::new));
  }

  private void assertShape(CausalLM model, HookPoint point, NDArray array) {
    long[] shape = array.getShape().getShape();
    assertEquals(point.site().axes().size(), shape.length, point.id());
    for (int axis = 0; axis < shape.length; axis++) {
      Axis kind = point.site().axes().get(axis);
      int expected = switch (kind) {
        case BATCH -> 1;
        case POSITION, QUERY, KEY -> tokens.length;
        default -> model.config().length(kind);
      };
      assertEquals(expected, shape[axis], point.id() + " " + kind);
    }
  }

  private static double bfloat16(double value) {
    return Float.intBitsToFloat(Float.floatToRawIntBits((float) value) & 0xffff0000);
  }
}
