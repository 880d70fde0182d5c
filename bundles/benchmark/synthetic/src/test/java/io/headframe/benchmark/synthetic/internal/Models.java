package io.headframe.benchmark.synthetic.internal;

import io.headframe.architecture.gpt2.internal.Gpt2Architecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.benchmark.synthetic.Shape;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import java.nio.file.Path;

/** Opens models as a distribution does. */
final class Models {

  static final Shape STORIES = Shape.named("stories");
  static final Shape SMALL_GPT2 = new Shape("small-gpt2", "gpt2", 64, 256, 3, 4, 4, 500, 128);

  private static final FixedLeases INSTALLED = new FixedLeases()
      .with(CheckpointFormat.class, "huggingface", new HuggingFaceFormat())
      .with(CheckpointFormat.class, "llama2c", new Llama2cFormat())
      .with(ModelArchitecture.class, "llama", new LlamaArchitecture())
      .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture());

  private Models() {}

  static CausalLM open(Path file) {
    return new InstalledModels(INSTALLED).load(file.toString());
  }

  static CausalLM open(Checkpoint checkpoint) {
    EmbeddedModel embedded = new EmbeddedModel() {
      @Override
      public String description() {
        return "a checkpoint of a test";
      }

      @Override
      public Checkpoint open() {
        return checkpoint;
      }
    };
    return new InstalledModels(INSTALLED.with(EmbeddedModel.class, "checkpoint", embedded)).load("checkpoint");
  }

  /** [position · vocabulary] */
  static float[] logits(CausalLM model, int... tokens) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      return seen.logits().toFloatArray();
    }
  }

  static int[] greedy(CausalLM model, int count, int... prompt) {
    int[] tokens = new int[count];
    try (Session session = model.session()) {
      float[] logits = session.append(prompt);
      for (int i = 0; i < count; i++) {
        int best = 0;
        for (int token = 1; token < logits.length; token++) {
          best = logits[token] > logits[best] ? token : best;
        }
        tokens[i] = best;
        logits = session.append(best);
      }
    }
    return tokens;
  }
}
