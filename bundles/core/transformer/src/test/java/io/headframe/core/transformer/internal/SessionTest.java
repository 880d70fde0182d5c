package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.MixerTest.joined;
import static io.headframe.core.transformer.internal.TestModel.VOCABULARY;
import static io.headframe.core.transformer.internal.TestModel.tokens;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.transformer.FullCache;
import io.headframe.core.transformer.variants.SinksAndRecent;
import io.headframe.core.transformer.variants.TopPages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sessions promise, for each mixer with each cache policy. */
class SessionTest {

  /** The same numbers in products of other shapes, on logits of size 5. */
  private static final float SAME = 2e-5f;

  /** A chain, a star, a comb, a full binary tree, and two trees beside each other. */
  private static final List<int[]> SHAPES = List.of(
      new int[] {-1, 0, 1, 2, 3},
      new int[] {-1, -1, -1, -1},
      new int[] {-1, 0, 0, 2, 2, 4, 4},
      new int[] {-1, 0, 0, 1, 1, 2, 2},
      new int[] {-1, -1, 0, 1, 1, 2, 4, 0});

  /** No past, one that is shorter than what is kept, one that is longer, one that the new positions outgrow. */
  private static final int[] PASTS = {0, 5, 21, 61};

  private enum Keeps {
    ALL(FullCache::new),
    SINKS_AND_RECENT(new SinksAndRecent(2, 6)),
    TOP_PAGES(new TopPages(4, 2));

    private final CachePolicy policy;

    Keeps(CachePolicy policy) {
      this.policy = policy;
    }
  }

  private record Case(Stack stack, Keeps keeps) {

    CausalLM open() {
      return stack.open();
    }

    Session begin(CausalLM model, int... past) {
      Session session = model.session(keeps.policy);
      if (past.length > 0) {
        session.append(past);
      }
      return session;
    }

    /** Whether a session with these positions can go back to fewer. */
    boolean canGoBack(int length) {
      return stack.canGoBack() && (keeps != Keeps.SINKS_AND_RECENT || length <= 8);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Stack.values()).flatMap(stack -> Stream.of(Keeps.values())
        .filter(keeps -> stack != Stack.RECURRENT || keeps == Keeps.ALL)
        .map(keeps -> new Case(stack, keeps)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void treeInOnePass_equalsItsBranchesOneByOne(Case each) {
    try (CausalLM model = each.open()) {
      for (int past : PASTS) {
        try (Session session = each.begin(model, tokens(1, past))) {
          for (int[] parents : SHAPES) {
            TokenTree tree = new TokenTree(tokens(2, parents.length), parents);
            float[] together = logits(session, ForwardPlan.of(tree));
            for (int node = 0; node < parents.length; node++) {
              int[] path = tree.path(node);
              float[] alone = logits(session, plan(pick(tree.tokens(), path)));
              assertArrayEquals(row(alone, path.length - 1), row(together, node), SAME,
                  "node " + node + " of " + Arrays.toString(parents) + " after " + past);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void committedPath_equalsAPlainSessionOnIt(Case each) {
    try (CausalLM model = each.open()) {
      for (int past : PASTS) {
        for (int[] parents : SHAPES) {
          TokenTree tree = new TokenTree(tokens(3, parents.length), parents);
          int[] path = tree.path(parents.length - 1);
          try (Session session = each.begin(model, tokens(1, past));
              Session plain = each.begin(model, tokens(1, past))) {
            logits(session, ForwardPlan.of(tree));
            session.commit(path);
            plain.append(pick(tree.tokens(), path));
            assertEquals(past + path.length, session.length());
            assertArrayEquals(plain.append(4, 5), session.append(4, 5), SAME);
            assertArrayEquals(plain.append(6), session.append(6), SAME);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsNoPath_isRefused_andTheStagedPositionsStay(Case each) {
    int[] past = tokens(1, 21);
    TokenTree tree = new TokenTree(new int[] {1, 2, 3, 4}, new int[] {-1, 0, 0, 2});
    try (CausalLM model = each.open(); Session session = each.begin(model, past);
        Session plain = each.begin(model, past)) {
      assertThrows(IllegalArgumentException.class, () -> session.commit(0), "nothing is staged");
      logits(session, ForwardPlan.of(tree));
      for (int[] wrong : new int[][] {{1}, {0, 1, 2}, {0, 3}, {2, 3}, {0, 0}, {2, 0}, {-1}, {0, 4}, {0, 2, 3, 4}}) {
        assertThrows(IllegalArgumentException.class, () -> session.commit(wrong), Arrays.toString(wrong));
        assertEquals(21, session.length());
      }
      session.commit(0, 2);
      assertThrows(IllegalArgumentException.class, () -> session.commit(3), "a decision ends the staging");
      plain.append(1, 3);
      assertArrayEquals(plain.append(7), session.append(7), SAME);
      for (ForwardPlan plan : List.of(ForwardPlan.of(new int[][] {{1}, {2}}), plan(1).stopAt(1).capture("blocks.0.out"),
          plan(1).startAt(1, Tensor.of(new float[TestModel.MODEL], 1, 1, TestModel.MODEL)))) {
        session.stage(plan).close();
        assertThrows(IllegalArgumentException.class, () -> session.commit(0), plan.toString());
      }
      assertArrayEquals(plain.append(8), session.append(8), SAME);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stagingAgain_forgetsWhatWasStaged(Case each) {
    for (int past : PASTS) {
      try (CausalLM model = each.open(); Session session = each.begin(model, tokens(1, past));
          Session plain = each.begin(model, tokens(1, past))) {
        logits(session, ForwardPlan.of(new TokenTree(new int[] {1, 2, 3}, new int[] {-1, -1, 1})));
        logits(session, ForwardPlan.of(new int[][] {{4, 5, 6}, {7, 8, 9}}));
        logits(session, plan(9, 8, 7, 6));
        session.commit();
        assertArrayEquals(logits(plain, plan(3, 4)), logits(session, plan(3, 4)), SAME);
        session.commit(0);
        plain.append(3);
        assertArrayEquals(plain.append(5), session.append(5), SAME);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void forkAndItsOrigin_equalPlainSessions(Case each) {
    for (int past : PASTS) {
      try (CausalLM model = each.open(); Session session = each.begin(model, tokens(1, past));
          Session one = each.begin(model, tokens(1, past)); Session two = each.begin(model, tokens(1, past))) {
        logits(session, plan(1, 2));
        try (Session fork = session.fork()) {
          assertEquals(past, fork.length());
          assertThrows(IllegalArgumentException.class, () -> fork.commit(0), "what was staged is not taken along");
          for (int step = 0; step < 5; step++) {
            assertArrayEquals(one.append(step, step + 1), session.append(step, step + 1), SAME);
            assertArrayEquals(two.append(9 - step), fork.append(9 - step), SAME);
          }
        }
        assertArrayEquals(one.append(3), session.append(3), SAME, "after the fork was closed");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rollBack_equalsNeverHavingAppended_orIsRefused(Case each) {
    for (int past : PASTS) {
      try (CausalLM model = each.open(); Session session = each.begin(model, tokens(1, past));
          Session plain = each.begin(model, tokens(1, past))) {
        session.append(tokens(4, 3));
        if (each.canGoBack(past + 3)) {
          if (each.canGoBack(past + 13)) {
            session.append(tokens(5, 10));
          }
          logits(session, plan(1, 2));
          session.rollBack(past);
        } else {
          HeadframeException error = assertThrows(HeadframeException.class, () -> session.rollBack(past));
          assertEquals("HF-MODEL-021", error.id());
          plain.append(tokens(4, 3));
        }
        assertEquals(plain.length(), session.length());
        assertArrayEquals(plain.append(tokens(6, 12)), session.append(tokens(6, 12)), SAME, "after " + past);
        assertArrayEquals(plain.append(1), session.append(1), SAME, "after " + past);
        assertThrows(IllegalArgumentException.class, () -> session.rollBack(session.length() + 1));
        assertThrows(IllegalArgumentException.class, () -> session.rollBack(-1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchBehindAPast_equalsSeparateSessions(Case each) {
    int[][] sequences = {tokens(7, 6), tokens(8, 6), tokens(9, 6)};
    for (int past : PASTS) {
      try (CausalLM model = each.open(); Session session = each.begin(model, tokens(1, past))) {
        float[] together = logits(session, ForwardPlan.of(sequences));
        for (int row = 0; row < sequences.length; row++) {
          try (Session alone = each.begin(model, tokens(1, past))) {
            float[] expected = logits(alone, plan(sequences[row]));
            assertArrayEquals(expected, Arrays.copyOfRange(
                together, row * expected.length, (row + 1) * expected.length), SAME, "sequence " + row);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stageFromALayerOn_equalsTheWholePass(Case each) {
    for (int past : PASTS) {
      try (CausalLM model = each.open(); Session session = each.begin(model, tokens(1, past))) {
        TokenTree tree = new TokenTree(tokens(2, 7), SHAPES.get(2));
        for (ForwardPlan plan : List.of(plan(3, 4, 5), ForwardPlan.of(tree), ForwardPlan.of(new int[][] {{1}, {2}}))) {
          for (int layer = 0; layer <= model.config().layers(); layer++) {
            String name = layer == 0 ? "embed.out" : "blocks." + (layer - 1) + ".out";
            try (Activations whole = session.stage(plan.capture(name));
                Activations rest = session.stage(plan.startAt(layer, Tensor.copyOf(whole.get(name))))) {
              assertArrayEquals(whole.logits().toFloatArray(), rest.logits().toFloatArray(), "from layer " + layer);
            }
          }
        }
      }
    }
  }

  /** What a session computes for its last positions is what a whole pass computes there. */
  @ParameterizedTest
  @MethodSource("cases")
  void stageWithCapturesAndChanges_equalsTheWholePass(Case each) {
    if (each.keeps != Keeps.ALL) {
      return;
    }
    int[] next = {3, 4, 5};
    try (CausalLM model = each.open()) {
      String[] sites = model.sites().stream().map(site -> site.template().replace("{i}", "*")).toArray(String[]::new);
      String z = each.stack == Stack.RECURRENT || each.stack == Stack.HYBRID ? "retention.z" : "attn.z";
      for (int past : PASTS) {
        try (Session session = each.begin(model, tokens(1, past));
            Activations staged = session.stage(plan(next).capture(sites)
                .change("blocks.0." + z, Selection.heads(1).on(Axis.POSITION, 1),
                    Intervention.scale(-2)));
            Activations whole = model.forward(plan(joined(tokens(1, past), next)).capture(sites)
                .change("blocks.0." + z, Selection.heads(1).on(Axis.POSITION, past + 1),
                    Intervention.scale(-2)))) {
          assertEquals(whole.points(), staged.points());
          Comparison.assertLastPositions(whole, staged, next.length, 1e-4f);
        }
      }
    }
  }

  /** The sum of all arrays of the model and its sessions, one of which goes on while others come and go. */
  @ParameterizedTest
  @MethodSource("cases")
  void manyRounds_leaveNoArraysBehind(Case each) {
    TokenTree tree = new TokenTree(new int[] {1, 2, 3}, new int[] {-1, 0, 0});
    try (CausalLM model = each.open(); Session lasting = each.begin(model, tokens(1, 21))) {
      List<Integer> arrays = new ArrayList<>();
      for (int round = 0; round < 50; round++) {
        try (Session session = lasting.fork()) {
          logits(session, ForwardPlan.of(new int[][] {{1, 2}, {3, 4}}));
          session.append(4);
          if (each.canGoBack(session.length())) {
            session.rollBack(2);
          }
          assertThrows(HeadframeException.class, () -> session.append(-1));
        }
        logits(lasting, ForwardPlan.of(tree));
        lasting.commit(0, 2);
        try (Activations seen = model.forward(plan(1))) {
          arrays.add(seen.logits().getManager().getParentManager().getManagedArrays().size());
        }
      }
      assertEquals(1, arrays.stream().distinct().count(), arrays.toString());
    }
  }

  private static ForwardPlan plan(int... tokens) {
    return ForwardPlan.of(new int[][] {tokens});
  }

  private static int[] pick(int[] all, int... indices) {
    return IntStream.of(indices).map(i -> all[i]).toArray();
  }

  private static float[] row(float[] logits, int position) {
    return Arrays.copyOfRange(logits, position * VOCABULARY, (position + 1) * VOCABULARY);
  }

  private static float[] logits(Session session, ForwardPlan plan) {
    try (Activations seen = session.stage(plan)) {
      return seen.logits().toFloatArray();
    }
  }
}
