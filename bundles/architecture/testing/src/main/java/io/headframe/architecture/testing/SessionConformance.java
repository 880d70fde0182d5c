package io.headframe.architecture.testing;

import static io.headframe.architecture.testing.ArchitectureFixture.TOLERANCE;
import static io.headframe.architecture.testing.ArchitectureFixture.VOCABULARY;
import static io.headframe.architecture.testing.ArchitectureFixture.logits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ForwardPlan.Side;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sessions promise, against whole passes over the same tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionConformance {

  /** No past, a short one, and one that the new positions take across the growth of a cache at 64. */
  private static final int[] PASTS = {0, 5, 61};

  /** A chain, a star, a comb, and two trees beside each other. */
  private static final List<int[]> SHAPES = List.of(
      new int[] {-1, 0, 1, 2}, new int[] {-1, -1, -1, -1}, new int[] {-1, 0, 0, 2, 2, 4, 4},
      new int[] {-1, -1, 0, 1, 1, 2, 4, 0});

  private final ArchitectureFixture architecture;

  SessionConformance(ArchitectureFixture architecture) {
    this.architecture = architecture;
  }

  List<String> variants() {
    return architecture.variants();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void treeInOnePass_equalsItsBranchesOneByOne(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        try (Session session = begin(model, past)) {
          for (int[] parents : SHAPES) {
            TokenTree tree = new TokenTree(tokens(2, parents.length), parents);
            float[] together = staged(session, ForwardPlan.of(tree));
            for (int node = 0; node < parents.length; node++) {
              assertLast(model, joined(tokens(1, past), pick(tree.tokens(), tree.path(node))), together, node);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void committedPath_thenOthers_equalsAWholePass(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        for (int[] parents : SHAPES) {
          TokenTree tree = new TokenTree(tokens(3, parents.length), parents);
          int[] path = tree.path(parents.length - 1);
          try (Session session = begin(model, past)) {
            staged(session, ForwardPlan.of(tree));
            session.commit(path);
            int[] sequence = joined(tokens(1, past), pick(tree.tokens(), path));
            assertEquals(sequence.length, session.length());
            assertLast(model, joined(sequence, 4, 5), session.append(4, 5), 0);
            assertLast(model, joined(sequence, 4, 5, 6), session.append(6), 0);
          }
        }
      }
    }
  }

  @Test
  void whatIsNoPath_isRefused_andTheStagedPositionsStay() {
    TokenTree tree = new TokenTree(new int[] {1, 2, 3, 4}, new int[] {-1, 0, 0, 2});
    try (CausalLM model = architecture.open(architecture.checkpoint()); Session session = begin(model, 5)) {
      staged(session, ForwardPlan.of(tree));
      for (int[] wrong : new int[][] {{1}, {0, 1, 2}, {0, 3}, {0, 0}, {2, 0}, {-1}, {0, 4}}) {
        assertThrows(IllegalArgumentException.class, () -> session.commit(wrong), Arrays.toString(wrong));
      }
      session.commit(0, 2, 3);
      assertLast(model, joined(tokens(1, 5), 1, 3, 4, 7), session.append(7), 0);
      staged(session, ForwardPlan.of(new int[][] {{1}, {2}}));
      assertThrows(IllegalArgumentException.class, () -> session.commit(0), "a batch");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void stagingAgain_forgetsWhatWasStaged(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        try (Session session = begin(model, past)) {
          staged(session, ForwardPlan.of(new TokenTree(tokens(2, 7), SHAPES.get(2))));
          staged(session, ForwardPlan.of(new int[][] {{4, 5, 6}, {7, 8, 9}}));
          staged(session, plan(9, 8, 7, 6));
          assertThrows(HeadframeException.class, () -> session.stage(plan(VOCABULARY)));
          session.commit(0);
          assertLast(model, joined(tokens(1, past), 9, 5), session.append(5), 0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void forkAndItsOrigin_equalWholePasses(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        try (Session session = begin(model, past)) {
          try (Session fork = session.fork()) {
            assertLast(model, joined(tokens(1, past), 1, 2, 3), session.append(1, 2, 3), 0);
            assertLast(model, joined(tokens(1, past), 7, 8), fork.append(7, 8), 0);
            assertLast(model, joined(tokens(1, past), 7, 8, 9), fork.append(9), 0);
          }
          assertLast(model, joined(tokens(1, past), 1, 2, 3, 4), session.append(4), 0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void rollBack_thenOthers_equalsNeverHavingAppended(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        try (Session session = begin(model, past)) {
          session.append(tokens(4, 10));
          staged(session, plan(1, 2));
          session.rollBack(past);
          assertEquals(past, session.length());
          assertLast(model, joined(tokens(1, past), tokens(5, 12)), session.append(tokens(5, 12)), 0);
          assertThrows(IllegalArgumentException.class, () -> session.rollBack(past + 13));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void batchBehindAPast_equalsWholePasses(String variant) {
    int[][] sequences = {tokens(6, 7), tokens(7, 3), tokens(8, 1)};
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      for (int past : PASTS) {
        try (Session session = begin(model, past)) {
          for (Side side : Side.values()) {
            float[] together = staged(session, ForwardPlan.padded(sequences, side));
            for (int row = 0; row < sequences.length; row++) {
              int last = row * 7 + (side == Side.LEFT ? 7 : sequences[row].length) - 1;
              assertLast(model, joined(tokens(1, past), sequences[row]), together, last);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void stageFromALayerOn_equalsTheWholePlan(String variant) {
    ForwardPlan tree = ForwardPlan.of(new TokenTree(tokens(2, 7), SHAPES.get(2)));
    try (CausalLM model = architecture.open(architecture.checkpoint(variant)); Session session = begin(model, 5)) {
      for (ForwardPlan plan : List.of(plan(3, 4, 5), tree, ForwardPlan.of(new int[][] {{1, 2}, {3, 4}}))) {
        for (int layer = 1; layer <= model.config().layers(); layer++) {
          String before = "blocks." + (layer - 1) + ".out";
          try (Activations whole = session.stage(plan.capture(before));
              Activations rest = session.stage(plan.startAt(layer, Tensor.copyOf(whole.get(before))))) {
            assertArrayEquals(whole.logits().toFloatArray(), rest.logits().toFloatArray(), "from layer " + layer);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void stageWithCapturesAndChanges_equalsAWholePass(String variant) {
    try (CausalLM model = architecture.open(architecture.checkpoint(variant))) {
      String[] sites =
          model.sites().stream().map(HookSite::template).map(id -> id.replace("{i}", "*")).toArray(String[]::new);
      for (int past : PASTS) {
        try (Session session = begin(model, past);
            Activations staged = session.stage(changed(plan(3, 4, 5).capture(sites), 1));
            Activations whole = model.forward(
                changed(plan(joined(tokens(1, past), 3, 4, 5)).capture(sites), past + 1))) {
          assertEquals(whole.points(), staged.points());
          for (HookPoint point : staged.points()) {
            assertLastPositions(point, whole.get(point.id()), staged.get(point.id()), 3);
          }
        }
      }
    }
  }

  /** Twice a head's output, at one position of the second layer. */
  private static ForwardPlan changed(ForwardPlan plan, int position) {
    return plan.change("blocks.1.attn.z", Selection.heads(1).on(Axis.POSITION, position), Intervention.scale(2));
  }

  private static void assertLastPositions(HookPoint point, NDArray whole, NDArray part, int count) {
    NDIndex last = new NDIndex();
    for (int axis = 0; axis < point.site().axes().size(); axis++) {
      Axis kind = point.site().axes().get(axis);
      long length = whole.getShape().get(axis);
      boolean ofQueries = kind == Axis.POSITION || kind == Axis.QUERY;
      last.addSliceDim(ofQueries ? length - count : 0, length);
    }
    float[] expected = whole.get(last).toFloatArray();
    float[] actual = part.toFloatArray();
    assertEquals(expected.length, actual.length, point.id());
    for (int i = 0; i < expected.length; i++) {
      // Scores are -Infinity where a key is not seen.
      if (expected[i] != actual[i]) {
        assertEquals(expected[i], actual[i], TOLERANCE, point.id());
      }
    }
  }

  @Test
  void manyRounds_leaveNoArraysBehind() {
    try (CausalLM model = architecture.open(architecture.checkpoint())) {
      int before = ArchitectureFixture.ownedArrays(model);
      for (int round = 0; round < 50; round++) {
        try (Session session = begin(model, 5); Session fork = session.fork()) {
          staged(session, ForwardPlan.of(new TokenTree(tokens(2, 7), SHAPES.get(2))));
          session.commit(0, 2);
          staged(fork, ForwardPlan.of(new int[][] {{1, 2}, {3, 4}}));
          session.rollBack(3);
          session.append(1);
          assertThrows(HeadframeException.class, () -> session.append(-1));
        }
      }
      assertEquals(before, ArchitectureFixture.ownedArrays(model));
    }
  }

  private static Session begin(CausalLM model, int past) {
    Session session = model.session();
    if (past > 0) {
      session.append(tokens(1, past));
    }
    return session;
  }

  /** Compares logits [position · vocabulary] at a position with those at the end of a whole pass. */
  private static void assertLast(CausalLM model, int[] sequence, float[] actual, int position) {
    float[] whole = logits(model, sequence);
    assertArrayEquals(Arrays.copyOfRange(whole, whole.length - VOCABULARY, whole.length),
        Arrays.copyOfRange(actual, position * VOCABULARY, (position + 1) * VOCABULARY), (float) TOLERANCE,
        "position " + position + " against " + Arrays.toString(sequence));
  }

  private static int[] tokens(int seed, int count) {
    return new Random(seed).ints(count, 0, VOCABULARY).toArray();
  }

  private static ForwardPlan plan(int... tokens) {
    return ForwardPlan.of(new int[][] {tokens});
  }

  private static float[] staged(Session session, ForwardPlan plan) {
    try (Activations seen = session.stage(plan)) {
      return seen.logits().toFloatArray();
    }
  }

  private static int[] pick(int[] all, int... indices) {
    return IntStream.of(indices).map(i -> all[i]).toArray();
  }

  private static int[] joined(int[] first, int... second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
