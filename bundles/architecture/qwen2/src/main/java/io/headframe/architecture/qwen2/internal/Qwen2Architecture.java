package io.headframe.architecture.qwen2.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.ArchitectureHealth;
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
public final class Qwen2Architecture implements ModelArchitecture, HealthCheck {

  private final LlamaFamily family = new LlamaFamily("qwen2", 32768);

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    if (config.flag("use_sliding_window", false)) {
      throw config.unsupported("use_sliding_window", "false (attention over the whole context in every layer)");
    }
    return family.assemble(config, weights, true);
  }

  @Override
  public void checkHealth(Run run) {
    new ArchitectureHealth(this, """
        {"hidden_size": 4, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1,
         "intermediate_size": 3, "vocab_size": 5, "max_position_embeddings": 8}
        """, """
        model.embed_tokens.weight 5 4
        model.layers.0.input_layernorm.weight 4
        model.layers.0.self_attn.q_proj.weight 4 4
        model.layers.0.self_attn.k_proj.weight 2 4
        model.layers.0.self_attn.v_proj.weight 2 4
        model.layers.0.self_attn.o_proj.weight 4 4
        model.layers.0.self_attn.q_proj.bias 4
        model.layers.0.self_attn.k_proj.bias 2
        model.layers.0.self_attn.v_proj.bias 2
        model.layers.0.post_attention_layernorm.weight 4
        model.layers.0.mlp.gate_proj.weight 3 4
        model.layers.0.mlp.up_proj.weight 3 4
        model.layers.0.mlp.down_proj.weight 4 3
        model.norm.weight 4
        lm_head.weight 5 4
        """).check(run);
  }
}
