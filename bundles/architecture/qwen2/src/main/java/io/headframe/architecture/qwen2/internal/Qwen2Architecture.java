package io.headframe.architecture.qwen2.internal;

import io.headframe.core.method.Technique;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.LlamaFamily;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.Weights;
import org.osgi.service.component.annotations.Component;

/**
 * Qwen2 and Qwen2.5: the Llama family with biases on queries, keys and values. Yang et al., "Qwen2 Technical Report"
 * (2024), arXiv 2407.10671, with the names of Hugging Face's {@code Qwen2ForCausalLM}. Windows of attention, which
 * start at the layer {@code max_window_layers} where {@code use_sliding_window} is true, are refused.
 */
@Component
@Technique(id = "qwen2")
public final class Qwen2Architecture implements ModelArchitecture {

  private final LlamaFamily family = new LlamaFamily("qwen2", 32768);

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    if (config.flag("use_sliding_window", false)) {
      throw config.unsupported("use_sliding_window", "false (attention over the whole context in every layer)");
    }
    return family.assemble(config, weights, true);
  }
}
