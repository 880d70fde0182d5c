package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.tokens;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.FullCache;
import io.headframe.core.transformer.SequenceMixer;
import io.headframe.core.transformer.internal.TestModel.Mixer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of a session when a plan is refused or a pass fails. */
class SessionFailureTest {

  /** Negative for none. */
  private int mixesUntilFailure = -1;

  @ParameterizedTest
  @EnumSource
  void refusedPlan_leavesTheSequenceAndWhatIsStaged(Stack stack) {
    try (CausalLM model = stack.open(); Session session = model.session(); Session plain = model.session()) {
      session.append(tokens(1, 9));
      plain.append(tokens(1, 9));
      session.stage(plan(4, 5)).close();
      for (ForwardPlan refused : List.of(plan(TestModel.VOCABULARY), plan(1).capture("blocks.9.out"),
          plan(new int[TestModel.CONTEXT]), plan(1).stopAt(9), plan(1).startAt(0, Tensor.of(new float[3], 1, 1, 3)))) {
        assertThrows(HeadframeException.class, () -> session.stage(refused), refused.toString());
      }
      session.commit(0);
      plain.append(4);
      assertArrayEquals(plain.append(6), session.append(6), 2e-5f);
    }
  }

  /** Whether positions and shapes fit is known when the pass gets to the last layer. */
  @ParameterizedTest
  @EnumSource
  void planRefusedInTheMiddleOfAPass_leavesTheSequence(Stack stack) {
    try (CausalLM model = stack.open(); Session session = model.session(); Session plain = model.session()) {
      session.append(tokens(1, 9));
      plain.append(tokens(1, 9));
      int arrays = arrays(model);
      String last = "blocks." + (model.config().layers() - 1) + ".out";
      for (ForwardPlan refused : List.of(
          plan(1, 2).change(last, Selection.ALL.on(Axis.POSITION, 2), Intervention.zero()),
          plan(1, 2).change(last, Intervention.add(Tensor.of(new float[3], 3))))) {
        HeadframeException error = assertThrows(HeadframeException.class, () -> session.stage(refused));
        assertEquals(refused.changes().get(0).part().isAll() ? "HF-MODEL-014" : "HF-MODEL-015", error.id());
        assertThrows(IllegalArgumentException.class, () -> session.commit(0), "nothing is staged");
        assertEquals(9, session.length());
      }
      assertEquals(arrays, arrays(model));
      assertArrayEquals(plain.append(6), session.append(6), 2e-5f);
    }
  }

  @Test
  void passThatFailed_leavesASessionThatCanOnlyBeClosed() {
    try (CausalLM model = TestModel.open(Failing::new, Mixer.ATTENTION, Mixer.RETENTION, Mixer.ATTENTION);
        Session other = model.session(); Session plain = model.session()) {
      int arrays = arrays(model);
      try (Session session = model.session()) {
        session.append(tokens(1, 9));
        // The third layer fails when the first two have the new position.
        mixesUntilFailure = 2;
        assertThrows(OutOfMemoryError.class, () -> session.stage(plan(1)));
        assertThrows(IllegalStateException.class, () -> session.stage(plan(1)));
        assertThrows(IllegalStateException.class, () -> session.append(1));
        assertThrows(IllegalStateException.class, session::commit);
        assertThrows(IllegalStateException.class, session::fork);
        assertThrows(IllegalStateException.class, () -> session.rollBack(3));
        assertEquals(9, session.length());
      }
      assertEquals(arrays, arrays(model));
      assertArrayEquals(plain.append(1, 2), other.append(1, 2), "other sessions go on");
    }
  }

  @Test
  void sessionThatCannotBegin_leavesNothingInTheModel() {
    CachePolicy failing = (shape, memory) -> {
      if (shape.layer() == 1) {
        throw new OutOfMemoryError("as the engine says it");
      }
      return new FullCache(shape, memory);
    };
    try (CausalLM model = Stack.PLAIN.open()) {
      int arrays = arrays(model);
      assertThrows(OutOfMemoryError.class, () -> model.session(failing));
      assertEquals(arrays, arrays(model));
    }
  }

  @Test
  void forkThatFails_leavesNothingInTheModel_andTheSessionGoesOn() {
    CachePolicy failing = (shape, memory) ->
        shape.layer() == 1 ? new Unforkable(new FullCache(shape, memory)) : new FullCache(shape, memory);
    try (CausalLM model = Stack.PLAIN.open(); Session session = model.session(failing);
        Session plain = model.session()) {
      session.append(1, 2);
      plain.append(1, 2);
      int arrays = arrays(model);
      assertThrows(OutOfMemoryError.class, session::fork);
      assertEquals(arrays, arrays(model));
      // One of them by a kernel, the other not.
      assertArrayEquals(plain.append(3), session.append(3), (float) TestModel.TOLERANCE);
    }
  }

  /** Of the model and of all that it made. */
  private static int arrays(CausalLM model) {
    try (Activations seen = model.forward(plan(1))) {
      return seen.logits().getManager().getParentManager().getManagedArrays().size();
    }
  }

  private static ForwardPlan plan(int... tokens) {
    return ForwardPlan.of(new int[][] {tokens});
  }

  private final class Failing implements SequenceMixer {

    private final SequenceMixer mixer;

    Failing(SequenceMixer mixer) {
      this.mixer = mixer;
    }

    @Override
    public List<HookSite> sites() {
      return mixer.sites();
    }

    @Override
    public NDArray mix(NDArray x, LayerState state, LayerContext context) {
      if (mixesUntilFailure-- == 0) {
        throw new OutOfMemoryError("as the engine says it");
      }
      return mixer.mix(x, state, context);
    }

    @Override
    public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
      return mixer.newState(layer, capacity, policy, memory);
    }
  }

  private record Unforkable(KeyValueCache cache) implements KeyValueCache {

    @Override
    public Seen stage(NDList rows, NDArray queries, LayerContext context) {
      return cache.stage(rows, queries, context);
    }

    @Override
    public int length() {
      return cache.length();
    }

    @Override
    public void commit(int... staged) {
      cache.commit(staged);
    }

    @Override
    public int earliest() {
      return cache.earliest();
    }

    @Override
    public void rollBack(int length) {
      cache.rollBack(length);
    }

    @Override
    public LayerState fork(NDManager memory) {
      throw new OutOfMemoryError("as the engine says it");
    }

    @Override
    public long bytes() {
      return cache.bytes();
    }
  }
}
