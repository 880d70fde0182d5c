package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.tck.IdForm;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.TestInstance;

/**
 * An architecture under test: its small checkpoints with random weights, an independent forward pass of them, and how
 * they are opened. The checkpoints have a vocabulary of {@link #VOCABULARY} tokens and a context of {@link #CONTEXT}
 * positions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureFixture extends TechniqueConformance<ModelArchitecture> {

  /** Tokens of each checkpoint. */
  public static final int VOCABULARY = 40;

  /** Positions of each checkpoint. */
  public static final int CONTEXT = 128;

  /** 32-bit sums of about a hundred terms of size 1, three layers deep, on logits of size 10. */
  protected static final double TOLERANCE = 2e-4;

  /** 70 tokens, so that caches grow once. */
  protected final int[] tokens = new Random(9).ints(70, 0, VOCABULARY).toArray();

  private final ModelArchitecture architecture;
  private final List<String> variants;

  /**
   * @param architecture what is tested
   * @param variants names of the checkpoints
   */
  protected ArchitectureFixture(ModelArchitecture architecture, String... variants) {
    this.architecture = architecture;
    this.variants = List.of(variants);
  }

  @Override
  protected final Class<?> extensionPoint() {
    return ModelArchitecture.class;
  }

  @Override
  protected final ModelArchitecture technique() {
    return architecture;
  }

  @Override
  protected final IdForm idForm() {
    return IdForm.MODEL_TYPE;
  }

  /** A new checkpoint of a variant, with the same weights at each call. */
  protected abstract InMemoryCheckpoint checkpoint(String variant);

  /** Logits [position][vocabulary] by an implementation of the test's own, in double precision. */
  protected abstract double[][] reference(InMemoryCheckpoint checkpoint, int[] tokens);

  /** The name of the bias of a layer's attention output, or null where it has none. */
  protected String attentionBias(int layer) {
    return null;
  }

  /** The names of the checkpoints. */
  protected final List<String> variants() {
    return variants;
  }

  /** The checkpoint of the first variant. */
  protected final InMemoryCheckpoint checkpoint() {
    return checkpoint(variants.get(0));
  }

  /** Opens a checkpoint with the architecture. */
  protected final CausalLM open(InMemoryCheckpoint checkpoint) {
    return open(checkpoint, "in-memory");
  }

  /** Opens a checkpoint with weights of 8 bits. */
  final CausalLM openRounded(InMemoryCheckpoint checkpoint) {
    return open(checkpoint, "in-memory@int8");
  }

  private CausalLM open(InMemoryCheckpoint checkpoint, String name) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "in-memory", checkpoint)
        .with(Kernel.class, "plain", new PlainKernel())
        .with(ModelArchitecture.class, checkpoint().config().get("model_type").getAsString(), architecture))
        .load(name);
  }

  /** Checks that a checkpoint is refused, with an error and with parts of its message. */
  protected final void assertRefused(InMemoryCheckpoint checkpoint, String id, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> open(checkpoint).close());
    assertEquals(id, error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }

  /** Logits [position · vocabulary] of one sequence. */
  protected static float[] logits(CausalLM model, int... tokens) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      return seen.logits().toFloatArray();
    }
  }

  /** How many arrays the model itself owns, which passes must not add to. */
  static int ownedArrays(CausalLM model) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{1}}))) {
      NDManager memory = seen.logits().getManager().getParentManager();
      return memory.getManagedArrays().size();
    }
  }
}
