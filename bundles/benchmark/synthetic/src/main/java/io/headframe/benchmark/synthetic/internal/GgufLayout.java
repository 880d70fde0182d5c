package io.headframe.benchmark.synthetic.internal;

import java.util.ArrayList;
import java.util.List;

/** The tensors of a GGUF file. */
final class GgufLayout {

  private final Source source;
  private final List<Part> parts = new ArrayList<>();

  private GgufLayout(Source source) {
    this.source = source;
  }

  static List<Part> parts(Source source) {
    GgufLayout layout = new GgufLayout(source);
    if (source.isGpt2()) {
      layout.addGpt2();
    } else {
      layout.addLlama();
    }
    return layout.parts;
  }

  private void addLlama() {
    add("token_embd.weight", "model.embed_tokens.weight");
    for (int layer = 0; layer < source.layers(); layer++) {
      String from = "model.layers." + layer + ".";
      String to = "blk." + layer + ".";
      add(to + "attn_norm.weight", from + "input_layernorm.weight");
      parts.add(source.rotary(from + "self_attn.q_proj.weight", RotaryOrder.ADJACENT).named(to + "attn_q.weight"));
      parts.add(source.rotary(from + "self_attn.k_proj.weight", RotaryOrder.ADJACENT).named(to + "attn_k.weight"));
      add(to + "attn_v.weight", from + "self_attn.v_proj.weight");
      add(to + "attn_output.weight", from + "self_attn.o_proj.weight");
      add(to + "ffn_norm.weight", from + "post_attention_layernorm.weight");
      add(to + "ffn_gate.weight", from + "mlp.gate_proj.weight");
      add(to + "ffn_up.weight", from + "mlp.up_proj.weight");
      add(to + "ffn_down.weight", from + "mlp.down_proj.weight");
    }
    add("output_norm.weight", "model.norm.weight");
    if (source.has("lm_head.weight")) {
      add("output.weight", "lm_head.weight");
    }
  }

  private void addGpt2() {
    String root = source.has("wte.weight") ? "" : "transformer.";
    add("token_embd.weight", root + "wte.weight");
    add("position_embd.weight", root + "wpe.weight");
    for (int layer = 0; layer < source.layers(); layer++) {
      String from = root + "h." + layer + ".";
      String to = "blk." + layer + ".";
      addBoth(to + "attn_norm", from + "ln_1");
      addLinear(to + "attn_qkv", from + "attn.c_attn");
      addLinear(to + "attn_output", from + "attn.c_proj");
      addBoth(to + "ffn_norm", from + "ln_2");
      addLinear(to + "ffn_up", from + "mlp.c_fc");
      addLinear(to + "ffn_down", from + "mlp.c_proj");
    }
    addBoth("output_norm", root + "ln_f");
    // For this architecture llama.cpp wants an unembedding of its own, also where it is the embedding.
    add("output.weight", source.has("lm_head.weight") ? "lm_head.weight" : root + "wte.weight");
  }

  private void add(String name, String original) {
    parts.add(source.part(original).named(name));
  }

  private void addBoth(String name, String original) {
    add(name + ".weight", original + ".weight");
    add(name + ".bias", original + ".bias");
  }

  /** GPT-2 stores [in, out]. */
  private void addLinear(String name, String original) {
    parts.add(source.transposed(original + ".weight").named(name + ".weight"));
    add(name + ".bias", original + ".bias");
  }
}
