package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.tokens;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.TokenTree;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.transformer.FullCache;
import io.headframe.core.transformer.variants.SinksAndRecent;
import io.headframe.core.transformer.variants.TopPages;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three unlike cache policies, against attention that is masked as they mean it. */
class CachePolicyTest {

  /** Single positions and parts that are longer than what is kept, across the growth of a full cache. */
  private static final int[] PARTS = {5, 1, 1, 12, 1, 20, 1, 1, 30, 1};

  private final int[] tokens = tokens(11, IntStream.of(PARTS).sum());

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECURRENT")
  void sinksAndRecent_equalsMaskedAttention(Stack stack) {
    assertEqualsMasked(stack, new SinksAndRecent(2, 6), Sight.sinksAndRecent(2, 6, PARTS));
    assertEqualsMasked(stack, new SinksAndRecent(0, 3), Sight.sinksAndRecent(0, 3, PARTS));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECURRENT")
  void topPages_equalsMaskedAttention(Stack stack) {
    assertEqualsMasked(stack, new TopPages(4, 2), Sight.topPages(4, 2, PARTS));
    assertEqualsMasked(stack, new TopPages(3, 5), Sight.topPages(3, 5, PARTS));
  }

  private void assertEqualsMasked(Stack stack, CachePolicy policy, Sight sight) {
    double[][] expected = stack.reference(sight, tokens);
    double[][] unmasked = stack.reference(Sight.ALL, tokens);
    double most = 0;
    try (CausalLM model = stack.open(); Session session = model.session(policy)) {
      int done = 0;
      for (int part : PARTS) {
        int[] next = Arrays.copyOfRange(tokens, done, done + part);
        try (Activations seen = session.stage(ForwardPlan.of(new int[][] {next}))) {
          MixerTest.assertRows(expected, done, part, seen.logits().toFloatArray(), 0);
        }
        session.commit(IntStream.range(0, part).toArray());
        done += part;
        most = Math.max(most, Math.abs(expected[done - 1][0] - unmasked[done - 1][0]));
      }
    }
    assertTrue(most > 0.01, "the mask matters: " + most);
  }

  /** The full cache lets kernels compute, which round in another way than the engine. */
  @ParameterizedTest
  @EnumSource
  void policyThatKeepsEverything_equalsTheFullCache(Stack stack) {
    float[] full = logits(stack, FullCache::new);
    assertArrayEquals(full, logits(stack, new SinksAndRecent(3, 200)), (float) TestModel.TOLERANCE);
    assertArrayEquals(full, logits(stack, new TopPages(4, 40)), (float) TestModel.TOLERANCE);
  }

  private float[] logits(Stack stack, CachePolicy policy) {
    try (CausalLM model = stack.open(); Session session = model.session(policy)) {
      session.append(Arrays.copyOf(tokens, 50));
      session.append(tokens[50]);
      return session.append(Arrays.copyOfRange(tokens, 51, 70));
    }
  }

  @Test
  void sinksAndRecent_holdsNoMoreAsTheSequenceGrows() {
    try (CausalLM model = Stack.PLAIN.open();
        Session session = model.session(new SinksAndRecent(2, 6)); Session full = model.session()) {
      session.append(tokens(1, 8));
      long bytes = session.bytes();
      // Two layers of keys and values of two heads.
      assertEquals(2 * 2 * 2 * 8 * TestModel.WIDTH * Float.BYTES, bytes);
      session.append(tokens(2, 100));
      session.append(1);
      assertEquals(bytes, session.bytes());
      full.append(tokens(2, 100));
      assertTrue(full.bytes() > 10 * bytes);
    }
  }

  @Test
  void sinksAndRecent_goesBackUntilItEvicts() {
    try (CausalLM model = Stack.PLAIN.open();
        Session session = model.session(new SinksAndRecent(2, 6)); Session plain = model.session()) {
      session.append(tokens(1, 8));
      session.rollBack(5);
      plain.append(tokens(1, 5));
      assertArrayEquals(plain.append(7), session.append(7), 1e-5f);
      session.rollBack(0);
      assertEquals(0, session.bytes());
      assertArrayEquals(TestModel.logits(model, 3), session.append(3), 1e-5f);
      session.append(tokens(1, 8));
      HeadframeException error = assertThrows(HeadframeException.class, () -> session.rollBack(8));
      assertEquals("HF-MODEL-021", error.id());
      assertTrue(error.getMessage().contains("9 tokens") && error.getMessage().contains("9 at the earliest"),
          error.getMessage());
    }
  }

  @Test
  void rollBack_ofAStateThatCannotGoBack_isRefused_andAForkCan() {
    try (CausalLM model = Stack.HYBRID.open(); Session session = model.session(); Session plain = model.session()) {
      session.append(tokens(1, 5));
      try (Session before = session.fork()) {
        session.append(1, 2);
        HeadframeException error = assertThrows(HeadframeException.class, () -> session.rollBack(5));
        assertEquals("HF-MODEL-021", error.id());
        assertTrue(error.getMessage().contains("layer 0"), error.getMessage());
        session.rollBack(7);
        plain.append(tokens(1, 5));
        assertArrayEquals(plain.append(9), before.append(9), 1e-5f);
      }
      try (Session whole = model.session()) {
        whole.append(MixerTest.joined(tokens(1, 5), 1, 2));
        assertArrayEquals(whole.append(9), session.append(9), 1e-5f);
      }
    }
  }

  /** 120 positions and 20 nodes are more than the context of 128, and none is deeper than 4. */
  @ParameterizedTest
  @EnumSource
  void treeNearTheEndOfTheContext_mayHaveMoreNodesThanPositionsAreLeft(Stack stack) {
    int[] past = tokens(1, 120);
    int[] parents = IntStream.range(0, 20).map(i -> i < 5 ? -1 : i - 5).toArray();
    int[] nodes = tokens(2, 20);
    try (CausalLM model = stack.open(); Session session = model.session()) {
      session.append(past);
      TokenTree tree = new TokenTree(nodes, parents);
      float[] last;
      try (Activations seen = session.stage(ForwardPlan.of(tree))) {
        last = seen.logits().get(0).get(19).toFloatArray();
      }
      session.commit(4, 9, 14, 19);
      int[] path = MixerTest.joined(past, nodes[4], nodes[9], nodes[14], nodes[19]);
      MixerTest.assertRows(stack.reference(Sight.ALL, path), 123, 1, last, 0);
      MixerTest.assertRows(stack.reference(Sight.ALL, MixerTest.joined(path, 3)), 124, 1, session.append(3), 0);
    }
  }

  /** Position ids that begin again let a sequence grow beyond the positions that the model was made for. */
  @ParameterizedTest
  @EnumSource
  void sequenceWithPositionIdsOfItsOwn_mayBeLongerThanTheContext(Stack stack) {
    int[] sequence = tokens(1, 140);
    int[] ids = IntStream.range(0, 140).map(i -> i % 100).toArray();
    try (CausalLM model = stack.open(); Session session = model.session();
        Activations whole = model.forward(ForwardPlan.of(new int[][] {sequence}).positionIds(new int[][] {ids}))) {
      session.stage(ForwardPlan.of(new int[][] {Arrays.copyOf(sequence, 130)})
          .positionIds(new int[][] {Arrays.copyOf(ids, 130)})).close();
      session.commit(IntStream.range(0, 130).toArray());
      try (Activations rest = session.stage(ForwardPlan.of(new int[][] {Arrays.copyOfRange(sequence, 130, 140)})
          .positionIds(new int[][] {Arrays.copyOfRange(ids, 130, 140)}))) {
        float[] logits = whole.logits().toFloatArray();
        assertArrayEquals(Arrays.copyOfRange(logits, 130 * TestModel.VOCABULARY, logits.length),
            rest.logits().toFloatArray(), 5e-5f);
      }
      HeadframeException error = assertThrows(HeadframeException.class, () -> session.append(1));
      assertEquals("HF-MODEL-007", error.id());
    }
  }
}
