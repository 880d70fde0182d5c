package io.headframe.core.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ForwardPlan.Side;
import io.headframe.core.model.internal.PlanError;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ForwardPlanTest {

  private static final ModelConfig SIZES = new ModelConfig("gpt2", 2, 4, 4, 8, 2, 32, 50, 16);

  private static ForwardPlan plan(int... tokens) {
    return ForwardPlan.of(new int[][] {tokens});
  }

  /** A plan that uses everything that can be written down. */
  private static ForwardPlan rich() {
    return ForwardPlan.padded(new int[][] {{1, 2, 3}, {4}}, Side.LEFT)
        .capture("blocks.*.attn.pattern", "embed.out")
        .positionIds(new int[][] {{0, 1, 2}, {5, 6, 7}})
        .startAt(1, Tensor.of(new float[] {1, -0f, 3, 4, 5, Float.MIN_VALUE}, 2, 3, 1))
        .change("blocks.0.attn.scores", Selection.heads(3, 1), Intervention.replace(
            Tensor.of(new float[] {Float.NEGATIVE_INFINITY}, 1)))
        .change("blocks.1.attn.scores", new Intervention.Fill(Float.NEGATIVE_INFINITY))
        .change("blocks.1.mlp.out", Selection.positions(2), Intervention.mean(Axis.BATCH, Axis.POSITION))
        .change("blocks.1.out", Intervention.add(Tensor.of(new float[] {0.1f}, 1)))
        .change("blocks.1.attn.z", Selection.heads(0), Intervention.scale(0.25))
        .madeFor(SIZES)
        .lastLogits();
  }

  @Test
  void plan_equalsOneThatSaysTheSame() {
    assertEquals(plan(1, 2).capture("a", "b").withoutLogits(), plan(1, 2).withoutLogits().capture("b").capture("a"));
    assertEquals(plan(1, 2).capture("a").hashCode(), plan(1, 2).capture("a").hashCode());
    assertEquals(rich(), rich());
    assertEquals(rich().hashCode(), rich().hashCode());
    assertNotEquals(plan(1, 2), plan(1, 3));
    assertNotEquals(plan(1, 2), plan(1, 2).capture("a"));
    assertNotEquals(plan(1, 2), plan(1, 2).withoutLogits());
    assertNotEquals(plan(1, 2), plan(1, 2).change("a", Intervention.zero()));
    assertNotEquals(plan(1, 2), ForwardPlan.of(new TokenTree(new int[] {1, 2}, new int[] {-1, -1})));
    assertNotEquals(plan(1, 2), plan(1, 2).stopAt(1).withoutLogits());
  }

  @Test
  void plan_doesNotFollowItsArguments() {
    int[][] tokens = {{1, 2}};
    int[][] ids = {{0, 1}};
    ForwardPlan plan = ForwardPlan.of(tokens).positionIds(ids);
    tokens[0][0] = 9;
    ids[0][0] = 9;
    plan.tokens().orElseThrow()[0][1] = 9;
    assertEquals(plan(1, 2).positionIds(new int[][] {{0, 1}}), plan);
  }

  @Test
  void plan_survivesJson() {
    assertEquals(rich(), ForwardPlan.fromJson(rich().toJson()));
    for (ForwardPlan plan : new ForwardPlan[] {plan(1, 2), plan(3).stopAt(1),
        ForwardPlan.ofEmbeddings(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2)).withoutLogits(),
        ForwardPlan.of(new TokenTree(new int[] {7, 8, 9}, new int[] {-1, 0, 0}))}) {
      ForwardPlan read = ForwardPlan.fromJson(plan.toJson());
      assertEquals(plan, read);
      assertEquals(plan.toJson(), read.toJson());
    }
  }

  @Test
  void functions_doNotGoIntoJson_andTheMessageNamesThem() {
    ForwardPlan plan = plan(1).change("blocks.0.out", Intervention.compute("twice itself", (x, point) -> x.mul(2)));
    assertError("HF-PLAN-004", plan::toJson, "twice itself", "blocks.0.out");
  }

  @Test
  void textThatIsNoPlan_isRefused() {
    assertError("HF-PLAN-005", () -> ForwardPlan.fromJson("{"), "no forward plan");
    assertError("HF-PLAN-005", () -> ForwardPlan.fromJson(""), "empty");
    assertError("HF-PLAN-005", () -> ForwardPlan.fromJson("{\"capture\":[]}"), "'input'");
    assertError("HF-PLAN-005",
        () -> ForwardPlan.fromJson(rich().toJson().replace("\"scale\":", "\"skale\":")), "'skale'", "scale");
    assertError("HF-PLAN-005",
        () -> ForwardPlan.fromJson(rich().toJson().replace("\"shape\":[2,3,1]", "\"shape\":[2,3,9]")), "6 elements");
  }

  @Test
  void plan_readsAsALine() {
    assertEquals("forward [batch 1, position 2], logits, capture a, b", plan(1, 2).capture("a", "b").toString());
    String text = rich().toString();
    for (String part : new String[] {"[batch 2, position 3], padded", "from layer 1", "for gpt2", "last logits",
        "blocks.0.attn.scores[head 1 3] = tensor [1]", "blocks.1.mlp.out[position 2] = mean over [batch, position]",
        "blocks.1.attn.z[head 0] x 0.25", "blocks.1.attn.scores = -Infinity"}) {
      assertTrue(text.contains(part), text + "\nlacks " + part);
    }
  }

  @Test
  void tokens_thatMakeNoBatch_areRefused() {
    assertError("HF-PLAN-002", () -> ForwardPlan.of(new int[0][]), "at least one");
    assertError("HF-PLAN-002", () -> plan(), "at least one");
    assertError("HF-PLAN-001", () -> ForwardPlan.of(new int[][] {{1, 2}, {3}}), "has 2 tokens", "sequence 1 has 1",
        "padded");
  }

  @Test
  void sizes_thatDoNotFitTheTokens_areRefused() {
    assertError("HF-PLAN-003", () -> plan(1, 2).positionIds(new int[][] {{1}}), "[1, 1]", "[1, 2]");
    assertError("HF-PLAN-003", () -> plan(1, 2).startAt(0, Tensor.of(new float[3], 1, 1, 3)), "[1, 1, 3]");
    assertError("HF-PLAN-003", () -> plan(1, 2).attentionMask(0, new boolean[][] {{true, true}}), "[1, 2]", "[2, 2]");
    assertError("HF-PLAN-003", () -> ForwardPlan.ofEmbeddings(Tensor.of(new float[3], 3)), "[3]");
  }

  @Test
  void paddedSequences_countFromTheirFirstToken() {
    Positions left = ForwardPlan.padded(new int[][] {{1, 2, 3}, {4}}, Side.LEFT).place(0);
    assertArrayEquals(new int[] {0, 1, 2, 0, 0, 0},
        new int[] {left.id(0, 0), left.id(0, 1), left.id(0, 2), left.id(1, 0), left.id(1, 1), left.id(1, 2)});
    assertFalse(left.isReal(1, 1));
    assertTrue(left.isReal(1, 2));
    ForwardPlan right = ForwardPlan.padded(new int[][] {{1, 2, 3}, {4}}, Side.RIGHT);
    assertEquals(2, right.lastPosition(0));
    assertEquals(0, right.lastPosition(1));
    assertFalse(right.place(0).isReal(1, 1));
  }

  @Test
  void nodesOfATree_haveTheirDepthAsPosition() {
    TokenTree tree = new TokenTree(new int[] {1, 2, 3, 4}, new int[] {-1, 0, 0, 2});
    Positions positions = ForwardPlan.of(tree).place(10);
    assertArrayEquals(new int[] {10, 11, 11, 12},
        new int[] {positions.id(0, 0), positions.id(0, 1), positions.id(0, 2), positions.id(0, 3)});
    assertArrayEquals(new int[] {0, 2, 3}, tree.path(3));
    assertThrows(IllegalArgumentException.class, () -> new TokenTree(new int[] {1, 2}, new int[] {-1, 1}));
  }

  @Test
  void headMask_changesTheHeadsThatItDoesNotLeave() {
    ForwardPlan masked = plan(1).headMask(new float[][] {{1, 0}, {0.5f, 1}});
    assertEquals("[blocks.0.attn.z[head 1] x 0.0, blocks.1.attn.z[head 0] x 0.5]", masked.changes().toString());
  }

  @Test
  void tensor_sliced_isThePart() {
    Tensor tensor = Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 2, 3, 2);
    assertEquals(Tensor.of(new float[] {2, 3, 8, 9}, 2, 1, 2), tensor.slice(1, 1, 2));
    assertEquals(Tensor.of(new float[] {6, 7, 8, 9, 10, 11}, 1, 3, 2), tensor.slice(0, 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(2, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
  }

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(PlanError.class));
  }

  private static void assertError(String id, Executable action, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, action);
    assertEquals(id, error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }
}
