package io.headframe.transform.foldnorms.internal;

import static io.headframe.architecture.testing.ArchitectureConformance.CONTEXT;
import static io.headframe.architecture.testing.ArchitectureConformance.VOCABULARY;

import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.GptNeoxCheckpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.util.List;

/** Small models of every architecture, with random weights, gains and biases. */
final class RandomModels {

  static final List<String> LAYER_NORM = List.of("gpt2 tied", "gpt2 untied", "neox parallel", "neox in sequence");
  static final List<String> RMS_NORM = List.of("llama tied", "llama untied, biases", "qwen2 tied");

  private static final int MODEL = 24;
  private static final int LAYERS = 2;
  private static final int HEADS = 3;

  private RandomModels() {}

  static CausalLM open(String name) {
    return TestModels.open(checkpoint(name));
  }

  private static InMemoryCheckpoint checkpoint(String name) {
    return switch (name) {
      case "gpt2 tied" -> gpt2();
      case "gpt2 untied" -> gpt2().set("tie_word_embeddings", false).matrix("lm_head.weight", VOCABULARY, MODEL);
      case "neox parallel" -> GptNeoxCheckpoint.of(LAYERS, HEADS, MODEL, VOCABULARY, CONTEXT, true);
      case "neox in sequence" -> GptNeoxCheckpoint.of(LAYERS, HEADS, MODEL, VOCABULARY, CONTEXT, false);
      case "llama tied" -> LlamaFamilyReference.checkpoint("llama", true, false);
      case "llama untied, biases" -> LlamaFamilyReference.checkpoint("llama", false, true).set("attention_bias", true);
      case "qwen2 tied" -> LlamaFamilyReference.checkpoint("qwen2", true, true);
      case "attention-only" -> AttentionOnlyCheckpoint.of(LAYERS, HEADS, 8, MODEL, VOCABULARY, CONTEXT);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static InMemoryCheckpoint gpt2() {
    return Gpt2Checkpoint.of(LAYERS, HEADS, MODEL, VOCABULARY, CONTEXT);
  }
}
