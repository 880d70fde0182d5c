package io.headframe.architecture.qwen2.internal;

import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import org.junit.jupiter.api.Test;

class Qwen2ArchitectureTest extends ArchitectureConformance {

  Qwen2ArchitectureTest() {
    super(new Qwen2Architecture(), "tied", "untied");
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    return LlamaFamilyReference.checkpoint("qwen2", variant.equals("tied"), true)
        .set("use_sliding_window", false)
        .set("sliding_window", 16)
        .set("max_window_layers", 1);
  }

  @Override
  protected double[][] reference(InMemoryCheckpoint checkpoint, int[] tokens) {
    return LlamaFamilyReference.logits(checkpoint, tokens, false);
  }

  @Test
  void slidingWindow_isRefused() {
    assertRefused(
        checkpoint().set("use_sliding_window", true), "HF-MODEL-012", "use_sliding_window", "true", "whole context");
  }
}
