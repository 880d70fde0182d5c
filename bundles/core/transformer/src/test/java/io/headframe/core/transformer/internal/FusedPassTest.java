package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.TOLERANCE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.transformer.internal.TestModel.Mixer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three layers of attention without feed-forward parts: four products in each, and one for the logits. */
class FusedPassTest {

  private static final int PER_LAYER = 4;
  private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2, 6};

  private final LoopKernel kernel = new LoopKernel();

  @Test
  void emptyPlan_runsEveryLayerByTheKernel_andEqualsTheForwardPass() {
    try (CausalLM model = attention(); Session session = model.session()) {
      float[][] expected = forward(model, ForwardPlan.of(new int[][] {TOKENS}));
      assertEquals(0, kernel.products, "a forward pass is another way");
      session.append(Arrays.copyOf(TOKENS, 4));
      assertEquals(3 * PER_LAYER + 1, kernel.products);
      assertArrayEquals(expected[4], session.append(TOKENS[4]), (float) TOLERANCE);
    }
  }

  @Test
  void changeInOneLayer_takesTheOthersByTheKernel() {
    ForwardPlan plan = ForwardPlan.of(new int[][] {TOKENS})
        .change("blocks.1.attn.z", Selection.heads(0), Intervention.zero())
        .capture("blocks.1.attn.pattern");
    try (CausalLM model = attention(); Session session = model.session()) {
      float[][] expected = forward(model, plan);
      assertRowsEqual(expected, staged(session, plan));
      assertEquals(2 * PER_LAYER + 1, kernel.products);
    }
  }

  @Test
  void readingTheStreamBetweenLayers_keepsEveryLayerOnTheKernel() {
    ForwardPlan plan = ForwardPlan.of(new int[][] {TOKENS}).capture("blocks.*.in", "blocks.*.out");
    try (CausalLM model = attention(); Session session = model.session();
        Activations expected = model.forward(plan); Activations seen = session.stage(plan)) {
      assertEquals(3 * PER_LAYER + 1, kernel.products);
      for (int layer = 0; layer < 3; layer++) {
        for (String site : new String[] {"in", "out"}) {
          String name = "blocks." + layer + "." + site;
          assertArrayEquals(expected.get(name).toFloatArray(), seen.get(name).toFloatArray(), (float) TOLERANCE, name);
        }
      }
    }
  }

  @Test
  void hooksBeforeAndAfterTheLayers_leaveTheLayersOnTheKernel() {
    ForwardPlan plan = ForwardPlan.of(new int[][] {TOKENS})
        .change("embed.out", Intervention.scale(2)).capture("ln_final.normalized");
    try (CausalLM model = attention(); Session session = model.session()) {
      float[][] expected = forward(model, plan);
      assertRowsEqual(expected, staged(session, plan));
      assertEquals(3 * PER_LAYER, kernel.products);
    }
  }

  @Test
  void readingWhatIsUnembedded_keepsTheWholePassOnTheKernel() {
    ForwardPlan plan = ForwardPlan.of(new int[][] {TOKENS}).capture("ln_final.out");
    try (CausalLM model = attention(); Session session = model.session();
        Activations expected = model.forward(plan); Activations seen = session.stage(plan)) {
      assertEquals(3 * PER_LAYER + 1, kernel.products);
      assertArrayEquals(expected.get("ln_final.out").toFloatArray(), seen.get("ln_final.out").toFloatArray(),
          (float) TOLERANCE);
      assertArrayEquals(expected.logits().toFloatArray(), seen.logits().toFloatArray(), (float) TOLERANCE);
      try (Activations last = session.stage(plan.lastLogits())) {
        assertEquals(2 * (3 * PER_LAYER + 1), kernel.products);
        assertArrayEquals(expected.get("ln_final.out").toFloatArray(), last.get("ln_final.out").toFloatArray(),
            (float) TOLERANCE);
        assertArrayEquals(expected.logits().get(0, TOKENS.length - 1).toFloatArray(), last.logits().toFloatArray(),
            (float) TOLERANCE);
      }
    }
  }

  @Test
  void passLongerThanTheKernelSuits_runsWithoutIt() {
    try (CausalLM model = attention(); Session session = model.session()) {
      session.append(new int[65]);
      assertEquals(0, kernel.products);
      session.append(new int[64 - 2]);
      assertTrue(kernel.products > 0);
    }
  }

  @Test
  void otherMixers_runAsBefore_betweenFusedLayers() {
    try (CausalLM model = TestModel.open(kernel, Mixer.ATTENTION, Mixer.RETENTION, Mixer.ATTENTION);
        Session session = model.session()) {
      float[][] expected = forward(model, ForwardPlan.of(new int[][] {TOKENS}));
      for (int i = 0; i < TOKENS.length; i++) {
        assertArrayEquals(expected[i], session.append(TOKENS[i]), (float) TOLERANCE);
      }
      assertEquals(TOKENS.length * (2 * PER_LAYER + 1), kernel.products);
    }
  }

  @Test
  void severalSessions_inOnePass_equalOneByOne() {
    try (CausalLM model = attention(); Session first = model.session(); Session second = model.session();
        Session alone = model.session()) {
      first.append(1, 2, 3);
      second.append(7);
      int before = kernel.products;
      float[][] logits = model.append(List.of(first, second), new int[][] {{4}, {8, 9}});
      assertEquals(3 * PER_LAYER + 1, kernel.products - before);
      assertArrayEquals(alone.append(1, 2, 3, 4), logits[0], (float) TOLERANCE);
      alone.rollBack(0);
      assertArrayEquals(alone.append(7, 8, 9), logits[1], (float) TOLERANCE);
      assertEquals(4, first.length());
      assertEquals(3, second.length());
      assertArrayEquals(second.append(5), alone.append(5), (float) TOLERANCE);
    }
  }

  @Test
  void severalSessions_oneOfThemRefused_leavesAllAsTheyWere() {
    try (CausalLM model = attention(); CausalLM other = attention(); Session first = model.session();
        Session second = model.session(); Session foreign = other.session()) {
      first.append(1);
      assertThrows(HeadframeException.class,
          () -> model.append(List.of(first, second), new int[][] {{2}, {TestModel.VOCABULARY}}));
      assertThrows(IllegalArgumentException.class,
          () -> model.append(List.of(first, foreign), new int[][] {{2}, {2}}));
      assertThrows(IllegalArgumentException.class, () -> model.append(List.of(first, first), new int[][] {{2}, {2}}));
      assertEquals(1, first.length());
      assertEquals(0, second.length());
    }
  }

  /** More positions together than the kernel suits: each session by itself. */
  @Test
  void manySessions_equalOneByOne() {
    try (CausalLM model = attention(); Session first = model.session(); Session second = model.session()) {
      float[][] logits = model.append(List.of(first, second), new int[][] {new int[40], new int[40]});
      assertArrayEquals(logits[0], logits[1]);
      assertEquals(40, first.length());
    }
  }

  @Test
  void closedSession_refusesTokens_ratherThanReadingFreedMemory() {
    CausalLM model = attention();
    Session session = model.session();
    session.append(1);
    model.close();
    assertThrows(IllegalStateException.class, () -> session.append(2));
  }

  @Test
  void lastModelOfTheWeights_closesTheKernel_once() {
    CausalLM model = attention();
    try (Session session = model.session()) {
      session.append(1);
    }
    assertTrue(model.computation().contains("loops"), model.computation());
    model.close();
    model.close();
    assertEquals(1, kernel.closed);
  }

  /** Memory of the engine that tokens take beyond the cache: none. */
  @Test
  void appendedTokens_makeNoArrays() {
    try (CausalLM model = attention(); Session session = model.session()) {
      session.append(1);
      NDManager memory;
      try (Activations seen = session.stage(ForwardPlan.of(new int[][] {{1}}))) {
        memory = seen.logits().getManager().getParentManager();
      }
      int before = memory.getManagedArrays().size();
      IntStream.range(0, 60).forEach(i -> session.append(i % TestModel.VOCABULARY));
      assertEquals(before, memory.getManagedArrays().size());
    }
  }

  private CausalLM attention() {
    return TestModel.open(kernel, Mixer.ATTENTION, Mixer.ATTENTION, Mixer.ATTENTION);
  }

  private static float[][] forward(CausalLM model, ForwardPlan plan) {
    try (Activations seen = model.forward(plan)) {
      return rows(seen.logits().toFloatArray());
    }
  }

  private static float[][] staged(Session session, ForwardPlan plan) {
    try (Activations seen = session.stage(plan)) {
      return rows(seen.logits().toFloatArray());
    }
  }

  private static float[][] rows(float[] logits) {
    float[][] rows = new float[logits.length / TestModel.VOCABULARY][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(logits, i * TestModel.VOCABULARY, (i + 1) * TestModel.VOCABULARY);
    }
    return rows;
  }

  private static void assertRowsEqual(float[][] expected, float[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual[i], (float) TOLERANCE, "row " + i);
    }
  }
}
