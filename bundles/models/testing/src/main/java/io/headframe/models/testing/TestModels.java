package io.headframe.models.testing;

import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.gptneox.internal.GptNeoxArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.qwen2.internal.Qwen2Architecture;
import io.headframe.architecture.testing.ArchitectureFixture;
import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.GptNeoxCheckpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.method.ParameterType;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.core.transformer.internal.ModelParameter;
import io.headframe.models.constructed.internal.ConstructedModel;
import io.headframe.models.organisms.internal.NeedlesModel;
import io.headframe.models.organisms.internal.NeedlesOneLayerModel;
import io.headframe.models.organisms.internal.OrdinalsModel;
import io.headframe.models.organisms.internal.StoriesModel;
import java.util.List;

/** Opens models without OSGi. The caller closes them. */
public final class TestModels {

  /**
   * Names for {@link #random}: small models of three layers and four heads, with a context of 128. Their tokens are
   * numbers below {@link #VOCABULARY}. Where the names are those of Llama's family, two heads share keys and values.
   */
  public static final List<String> RANDOM =
      List.of("attention-only", "gpt2", "gpt_neox", "gpt_neox in sequence", "llama", "qwen2");

  /** Tokens of each model with random weights. */
  public static final int VOCABULARY = ArchitectureFixture.VOCABULARY;

  private static final int CONTEXT = ArchitectureFixture.CONTEXT;
  private static final int LAYERS = 3;
  private static final int HEADS = 4;

  private TestModels() {}

  /** The model whose heads' roles are known. */
  public static CausalLM constructed() {
    return open(new ConstructedModel());
  }

  /** @param name one of {@link #RANDOM} */
  public static CausalLM random(String name) {
    return open(checkpoint(name));
  }

  /** The weights of {@link #random}, the same at each call. */
  public static InMemoryCheckpoint checkpoint(String name) {
    return switch (name) {
      case "attention-only" -> AttentionOnlyCheckpoint.of(LAYERS, HEADS, 8, 32, VOCABULARY, CONTEXT);
      case "gpt2" -> Gpt2Checkpoint.of(LAYERS, HEADS, 32, VOCABULARY, CONTEXT);
      case "gpt_neox" -> GptNeoxCheckpoint.of(LAYERS, HEADS, 48, VOCABULARY, CONTEXT, true);
      case "gpt_neox in sequence" -> GptNeoxCheckpoint.of(LAYERS, HEADS, 48, VOCABULARY, CONTEXT, false);
      case "llama" -> LlamaFamilyReference.checkpoint("llama", false, false);
      case "qwen2" -> LlamaFamilyReference.checkpoint("qwen2", true, true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Opens a model of any architecture. */
  public static CausalLM open(EmbeddedModel model) {
    return new InstalledModels(techniques().with(EmbeddedModel.class, "test", model)).load("test");
  }

  /** Opens a folder of Hugging Face's or a file of llama2.c. */
  public static CausalLM open(String path) {
    return new InstalledModels(techniques()).load(path);
  }

  /**
   * Leases with which a run opens models by name, as in a distribution: {@code constructed} and those that were
   * trained, a folder of Hugging Face's, or a file of llama2.c.
   */
  public static FixedLeases leases() {
    FixedLeases techniques = techniques().with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(EmbeddedModel.class, "needles", new NeedlesModel())
        .with(EmbeddedModel.class, "needles-one-layer", new NeedlesOneLayerModel())
        .with(EmbeddedModel.class, "ordinals", new OrdinalsModel())
        .with(EmbeddedModel.class, "stories", new StoriesModel());
    return techniques.with(ParameterType.class, CausalLM.class.getName(),
        new ModelParameter(new InstalledModels(techniques)));
  }

  private static FixedLeases techniques() {
    return new FixedLeases()
        .with(CheckpointFormat.class, "huggingface", new HuggingFaceFormat())
        .with(CheckpointFormat.class, "llama2c", new Llama2cFormat())
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture())
        .with(ModelArchitecture.class, "gpt_neox", new GptNeoxArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
        .with(ModelArchitecture.class, "qwen2", new Qwen2Architecture());
  }
}
