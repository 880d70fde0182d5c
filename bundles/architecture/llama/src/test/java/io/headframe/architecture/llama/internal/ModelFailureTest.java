package io.headframe.architecture.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.Session;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.SequenceMixer;
import io.headframe.core.transformer.Weights;
import io.headframe.core.transformer.internal.InstalledModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model and its sessions hold, and what is left of them when something fails. */
class ModelFailureTest {

  private final InMemoryCheckpoint checkpoint = LlamaFamilyReference.checkpoint("llama", false, false);
  private final CountingLeases leases = new CountingLeases(new FixedLeases()
      .with(EmbeddedModel.class, "random", checkpoint)
      .with(ModelArchitecture.class, "llama", new FailingInTheLastLayer()));
  private final InstalledModels models = new InstalledModels(leases);
  private boolean failing;

  @Test
  void model_holdsWhatItIsMadeOf_untilItIsClosed() {
    CausalLM model = models.load("random");
    assertEquals(2, leases.open, "the checkpoint's tokenizer and the architecture's parts");
    model.close();
    assertEquals(0, leases.open);
    model.close();
    assertEquals(0, leases.open);
  }

  @Test
  void failedLoad_holdsNothing() {
    checkpoint.set("hidden_size", 31);
    assertThrows(HeadframeException.class, () -> models.load("random"));
    checkpoint.set("model_type", "unheard-of");
    assertThrows(HeadframeException.class, () -> models.load("random"));
    assertEquals(0, leases.open);
  }

  @Test
  void append_afterOneThatFailedHalfWay_isRefusedRatherThanWrong() {
    try (CausalLM model = models.load("random"); Session session = model.session()) {
      session.append(1, 2, 3);
      failing = true;
      assertThrows(OutOfMemoryError.class, () -> session.append(4));
      failing = false;
      assertEquals(3, session.length());
      assertThrows(IllegalStateException.class, () -> session.append(4));
    }
  }

  @Test
  void append_afterARefusedRequest_goesOn() {
    try (CausalLM model = models.load("random"); Session session = model.session(); Session other = model.session()) {
      session.append(1, 2, 3);
      assertThrows(HeadframeException.class, () -> session.append(40));
      assertThrows(HeadframeException.class, () -> session.append(new int[126]));
      assertThrows(IllegalArgumentException.class, session::append);
      assertEquals(other.append(1, 2, 3, 4)[7], session.append(4)[7], 1e-5);
    }
  }

  @Test
  void activation_underANameOfSeveral_isRefusedRatherThanTheFirst() {
    ForwardPlan plan = ForwardPlan.of(new int[][] {{1, 2}}).capture("blocks.*.attn.pattern");
    try (CausalLM model = models.load("random"); Activations seen = model.forward(plan)) {
      assertEquals(3, seen.points().size());
      HeadframeException error = assertThrows(HeadframeException.class, () -> seen.get("blocks.*.attn.pattern"));
      assertEquals("'blocks.*.attn.pattern' stands for 3 activations; ask for one of them at a time, for example"
          + " 'blocks.0.attn.pattern'.", error.getMessage());
    }
  }

  private static final class CountingLeases implements Leases {

    private final Leases known;
    private int open;

    CountingLeases(Leases known) {
      this.known = known;
    }

    @Override
    public <T> Lease<T> lease(Class<T> type, String id) {
      T technique = known.lease(type, id).get();
      open++;
      return new Lease<>() {
        private boolean closed;

        @Override
        public T get() {
          return technique;
        }

        @Override
        public void close() {
          open -= closed ? 0 : 1;
          closed = true;
        }
      };
    }

    @Override
    public List<String> ids(Class<?> type) {
      return known.ids(type);
    }
  }

  private final class FailingInTheLastLayer implements ModelArchitecture {

    @Override
    public Decoder assemble(CheckpointConfig config, Weights weights) {
      Decoder decoder = new LlamaArchitecture().assemble(config, weights);
      List<Block> blocks = new ArrayList<>(decoder.blocks());
      Block last = blocks.remove(blocks.size() - 1);
      blocks.add(new Block(
          last.mixerNorm(), new Failing(last.mixer()), last.feedForwardNorm(), last.feedForward()));
      return new Decoder(
          decoder.config(), decoder.embedding(), blocks, decoder.finalNorm(), decoder.unembedding());
    }
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
      if (failing) {
        throw new OutOfMemoryError("as the engine says it");
      }
      return mixer.mix(x, state, context);
    }

    @Override
    public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
      return mixer.newState(layer, capacity, policy, memory);
    }
  }
}
