package io.headframe.architecture.llama.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Session;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.TensorData.ElementType;
import io.headframe.core.transformer.internal.InstalledModels;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlamaArchitectureTest {

  /** 32-bit sums of about a hundred terms of size 1, three layers deep, on logits of size 10. */
  private static final double TOLERANCE = 2e-4;

  private final int[] tokens = new Random(9).ints(70, 0, 40).toArray();

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void logits_equalAnIndependentForward(boolean tied, boolean adjacentPairs) {
    RandomLlama checkpoint = new RandomLlama(tied, adjacentPairs);
    double[][] expected = new ReferenceLlama(checkpoint).logits(tokens);
    try (CausalLM model = open(checkpoint)) {
      float[] logits = logits(model, tokens);
      for (int t = 0; t < tokens.length; t++) {
        for (int v = 0; v < 40; v++) {
          assertEquals(expected[t][v], logits[t * 40 + v], TOLERANCE, "position " + t + ", token " + v);
        }
      }
    }
  }

  @Test
  void batch_equalsItsSequencesAlone() {
    int[] other = new Random(10).ints(70, 0, 40).toArray();
    try (CausalLM model = open(new RandomLlama(true, false));
        Activations both = model.forward(ForwardPlan.of(new int[][] {tokens, other}))) {
      assertArrayEquals(logits(model, tokens), both.logits().get(0).toFloatArray(), 1e-5f);
      assertArrayEquals(logits(model, other), both.logits().get(1).toFloatArray(), 1e-5f);
    }
  }

  @Test
  void aToken_changesNoLogitBeforeIt() {
    int[] changed = tokens.clone();
    changed[50] = (changed[50] + 1) % 40;
    try (CausalLM model = open(new RandomLlama(true, false))) {
      float[] before = logits(model, tokens);
      float[] after = logits(model, changed);
      assertArrayEquals(Arrays.copyOf(before, 50 * 40), Arrays.copyOf(after, 50 * 40));
      assertTrue(!Arrays.equals(
          Arrays.copyOfRange(before, 50 * 40, 51 * 40), Arrays.copyOfRange(after, 50 * 40, 51 * 40)));
    }
  }

  @Test
  void stepByStep_equalsPrefill() {
    try (CausalLM model = open(new RandomLlama(true, true)); Session session = model.session()) {
      float[] whole = logits(model, tokens);
      int position = 0;
      // Single tokens, chunks, and across the growth of the cache at 64 positions.
      for (int length : new int[] {3, 1, 1, 20, 1, 40, 1, 3}) {
        float[] logits = session.append(Arrays.copyOfRange(tokens, position, position + length));
        position += length;
        // Products of other shapes are summed in another order.
        assertArrayEquals(
            Arrays.copyOfRange(whole, (position - 1) * 40, position * 40), logits, (float) TOLERANCE);
      }
      assertEquals(70, session.length());
      assertEquals(3 * 2 * 2 * 128 * 10 * Float.BYTES, session.bytes());
    }
  }

  @Test
  void captureOfEverySite_changesNothing_andHasTheDeclaredShape() {
    try (CausalLM model = open(new RandomLlama(true, false))) {
      float[] plain = logits(model, tokens);
      ForwardPlan plan = ForwardPlan.of(new int[][] {tokens});
      for (var site : model.sites()) {
        plan = plan.capture(site.template().replace("{i}", "*"));
      }
      try (Activations seen = model.forward(plan)) {
        assertArrayEquals(plain, seen.logits().toFloatArray());
        assertEquals(model.sites().stream().mapToInt(site -> site.perLayer() ? 3 : 1).sum(), seen.points().size());
        for (HookPoint point : seen.points()) {
          assertShape(model, point, seen.get(point.id()));
        }
      }
    }
  }

  @Test
  void resultsOfHeads_sumToTheAttentionOutput() {
    try (CausalLM model = open(new RandomLlama(true, false));
        Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens})
            .capture("blocks.*.attn.result", "blocks.*.attn.out").withoutLogits())) {
      for (int layer = 0; layer < 3; layer++) {
        float[] out = seen.get("blocks." + layer + ".attn.out").toFloatArray();
        float[] sum = seen.get("blocks." + layer + ".attn.result").sum(new int[] {2}).toFloatArray();
        assertArrayEquals(out, sum, 1e-5f);
      }
    }
  }

  @Test
  void transformerLensNames_areAliases() {
    Map<String, String> names = Map.of(
        "hook_embed", "embed.out",
        "blocks.1.hook_resid_pre", "blocks.1.in",
        "blocks.1.attn.hook_pattern", "blocks.1.attn.pattern",
        "blocks.2.attn.hook_out", "blocks.2.attn.out",
        "ln_final.hook_normalized", "ln_final.out");
    try (CausalLM model = open(new RandomLlama(true, false));
        Activations seen =
            model.forward(ForwardPlan.of(new int[][] {tokens}).capture(names.keySet().toArray(String[]::new)))) {
      names.forEach((alias, id) ->
          assertArrayEquals(seen.get(id).toFloatArray(), seen.get(alias).toFloatArray()));
    }
  }

  @Test
  void manyPasses_leaveNoArraysBehind() {
    try (CausalLM model = open(new RandomLlama(true, false))) {
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

  @Test
  void bfloat16_isReadExactly() {
    RandomLlama rounded = new RandomLlama(false, false).storedAs(ElementType.F32, LlamaArchitectureTest::bfloat16);
    RandomLlama stored = new RandomLlama(false, false).storedAs(ElementType.BF16, LlamaArchitectureTest::bfloat16);
    try (CausalLM expected = open(rounded); CausalLM model = open(stored)) {
      assertArrayEquals(logits(expected, tokens), logits(model, tokens));
    }
  }

  @Test
  void float16_isReadExactly() {
    RandomLlama rounded = new RandomLlama(false, false).storedAs(ElementType.F32, HalfPrecision::round);
    RandomLlama stored = new RandomLlama(false, false).storedAs(ElementType.F16, HalfPrecision::round);
    try (CausalLM expected = open(rounded); CausalLM model = open(stored)) {
      assertArrayEquals(logits(expected, tokens), logits(model, tokens));
    }
  }

  @Test
  void missingTensor_isNamedWithTheShapeThatIsNeeded() {
    RandomLlama checkpoint = new RandomLlama(true, false);
    checkpoint.values.remove("model.layers.1.mlp.up_proj.weight");
    assertMessage(checkpoint, "HF-MODEL-005", "model.layers.1.mlp.up_proj.weight", "[48, 32]");
  }

  @Test
  void tensorOfAnotherShape_isNamedWithBothShapes() {
    RandomLlama checkpoint = new RandomLlama(true, false);
    checkpoint.shapes.put("model.norm.weight", new long[] {4, 8});
    assertMessage(checkpoint, "HF-MODEL-006", "model.norm.weight", "[4, 8]", "[32]");
  }

  @Test
  void configuration_thatIsWrong_namesTheField() {
    RandomLlama noHeads = new RandomLlama(true, false);
    noHeads.config.remove("num_attention_heads");
    assertMessage(noHeads, "HF-MODEL-004", "num_attention_heads", "nothing", "a positive integer");
    RandomLlama oddSharing = new RandomLlama(true, false);
    oddSharing.config.addProperty("num_key_value_heads", 3);
    assertMessage(oddSharing, "HF-MODEL-004", "num_key_value_heads", "3", "divisor");
    RandomLlama gelu = new RandomLlama(true, false);
    gelu.config.addProperty("hidden_act", "gelu");
    assertMessage(gelu, "HF-MODEL-004", "hidden_act", "gelu", "silu");
  }

  @Test
  void unknownArchitecture_listsTheKnown() {
    RandomLlama checkpoint = new RandomLlama(true, false);
    checkpoint.config.addProperty("model_type", "lama");
    assertMessage(checkpoint, "HF-MODEL-003", "'lama'", "llama");
  }

  @Test
  void promptLongerThanTheContext_isRefused_andTheSessionGoesOn() {
    try (CausalLM model = open(new RandomLlama(true, false)); Session session = model.session()) {
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
    try (CausalLM model = open(new RandomLlama(true, false))) {
      HeadframeException error = assertThrows(HeadframeException.class,
          () -> model.forward(ForwardPlan.of(new int[][] {{1, 40}})));
      assertEquals("HF-MODEL-008", error.id());
    }
  }

  private static void assertShape(CausalLM model, HookPoint point, NDArray array) {
    long[] shape = array.getShape().getShape();
    assertEquals(point.site().axes().size(), shape.length, point.id());
    for (int axis = 0; axis < shape.length; axis++) {
      Axis kind = point.site().axes().get(axis);
      int expected = switch (kind) {
        case BATCH -> 1;
        case POSITION, QUERY, KEY -> 70;
        default -> model.config().length(kind);
      };
      assertEquals(expected, shape[axis], point.id() + " " + kind);
    }
  }

  private static void assertMessage(RandomLlama checkpoint, String id, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> open(checkpoint).close());
    assertEquals(id, error.id());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
  }

  private static double bfloat16(double value) {
    return Float.intBitsToFloat(Float.floatToRawIntBits((float) value) & 0xffff0000);
  }

  private static float[] logits(CausalLM model, int[] tokens) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      return seen.logits().toFloatArray();
    }
  }

  private static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      NDManager memory = seen.logits().getManager().getParentManager();
      return memory.getManagedArrays().size();
    }
  }

  private static CausalLM open(RandomLlama checkpoint) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "random", checkpoint)
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture()))
        .load("random");
  }
}
